# The wizard: applying for a kindergarten.
apply-start-title = Apply for a kindergarten
apply-start-lead = It takes about ten minutes. You answer one question at a time and see everything once more before you file.
apply-start-resume = Go on where you stopped
apply-start-go-on = Go on
apply-start-discard = Delete
apply-start-need = What you need
apply-start-need-document = The child’s birth certificate
apply-start-need-kindergartens = An idea which kindergartens suit you; you find them on a list and on a map
apply-start-need-benefit = If your family has a privilege: the number of the document that proves it
apply-start-saved = Every answer is saved at once. You can stop and come back within { $days ->
    [one] { $days } day
   *[other] { $days } days
 } after the last answer; then the draft is deleted.
apply-start-button = Start
apply-start-papers = Papers the kindergarten will ask for when there is a place
apply-start-other = Other ways to apply
apply-start-other-text = The education department of your district and any kindergarten file the application with you, free of charge.
apply-child-question = For which child are you applying?
apply-child-born = born { $on }
apply-child-new = Another child
apply-child-missing = Choose a child, or “Another child”.
apply-name-title = About the child
apply-name-lead = As in the birth certificate.
apply-surname = Surname
apply-given = Given name
apply-patronymic = Patronymic
apply-born = Date of birth
apply-born-hint = For example, 27 3 2024
apply-born-what = the date of birth
apply-sex = Sex
apply-sex-female = Girl
apply-sex-male = Boy
apply-sex-unknown = Not stated
apply-sex-missing = Choose one of the answers.
apply-document-title = Birth certificate
apply-document-kind = What proves the birth?
apply-document-certificate = Birth certificate of Ukraine
apply-document-foreign = Birth certificate of another country
apply-document-other = Another document
apply-document-kind-missing = Choose the kind of document.
apply-document-number = Series and number
apply-document-hint = For example I-ВЛ 112233. Letters may be typed in any alphabet.
apply-document-missing = Enter the number of the document.
apply-document-why = Why we ask
apply-document-why-text = One child stands in the queue once. We tell two applications for the same child by this number. It is kept encrypted.
apply-address-title = Where does the child live?
apply-address = Street, house, flat
apply-address-hint = For example, vul. Sadova 5, fl. 12
apply-address-copied = This is the address you entered for { $name }. Change it if it is another one.
apply-district = District
apply-district-missing = Choose a district.
apply-when-title = When do you need a place?
apply-when-question = From when
apply-when-now = As soon as possible
apply-when-now-hint = An invitation may come at any time.
apply-when-later = From a later day
apply-when-missing = Choose from when you need a place.
apply-when-from = The later day
apply-when-from-hint = Only if you chose a later day. No invitation comes before it; the place in the queue counts from today all the same.
apply-when-what = the day from which you need a place
apply-language-question = Language of teaching
apply-language-any = Any
apply-language-any-hint = More groups fit, so an invitation may come sooner.
apply-language-missing = Choose a language, or “Any”.
apply-language-uk = Ukrainian
apply-language-en = English
apply-language-crh = Crimean Tatar
apply-language-pl = Polish
apply-language-ro = Romanian
apply-language-hu = Hungarian
apply-kindergartens-title = Which kindergartens do you want?
apply-kindergartens-lead = Choose the kindergartens that suit { $name }.
apply-kindergartens-most = At most { $most }.
apply-kindergartens-ordered = Their order counts: put the one you want most on top.
apply-kindergartens-unordered = You may choose as many as you like; their order does not count.
apply-kindergartens-chosen = { $count ->
    [one] { $count } kindergarten chosen
   *[other] { $count } kindergartens chosen
 }
apply-kindergartens-none = Nothing chosen yet. Tick kindergartens below.
apply-kindergartens-up = Up
apply-kindergartens-remove = Remove
apply-kindergartens-find = Find kindergartens
apply-kindergartens-total = { $count ->
    [one] { $count } kindergarten found
   *[other] { $count } kindergartens found
 }
apply-kindergartens-add = Save the ticks
apply-kindergartens-continue = Save the ticks and continue
apply-kindergartens-map = On the map
apply-filter-name = Name or number
apply-filter-fits = Age
apply-filter-fits-yes = Only with groups of this age
apply-filter-vacant = Places
apply-filter-vacant-yes = Only with free places
apply-column-choose = Choose kindergartens
apply-benefit-question = Does your family have a privilege?
apply-benefit-hint = A privilege changes the place in the queue. It counts from the day the district education department confirms it.
apply-benefit-missing = Answer yes or no.
apply-benefit-which = These are privileges
apply-benefit-department = These cases are entered by the education department of your district; go there with the document:
apply-category-question = Which privilege?
apply-category-missing = Choose a privilege.
apply-proof-title = Which document proves it?
apply-proof-place = For which kindergarten of your list?
apply-proof-kind = Document
apply-proof-kind-missing = Choose the document.
apply-proof-other = Another document
apply-proof-number = Number
apply-proof-number-missing = Enter the number of the document.
apply-proof-issuer = Issued by
apply-proof-issued = Date of issue
apply-proof-issued-hint = For example, 12.05.2023
apply-proof-long = This is too long: at most 200 characters.
apply-proof-next = Show the original to the education department of your district. Until it confirms the privilege, the application stands in the general queue with its date.
apply-contacts-title = How can we reach you?
apply-contacts-lead = Every message is in your cabinet. An invitation waits only some days, so it is good to have an e-mail and an SMS too.
apply-check-title = Check your answers
apply-check-child = Child
apply-check-born = Date of birth
apply-check-document = Birth document
apply-check-address = Address
apply-check-desired = A place from
apply-check-language = Language of teaching
apply-check-wishes = Kindergartens
apply-check-benefit = Privilege
apply-check-proof = Its proof
apply-check-email = E-mail
apply-check-phone = Mobile number
apply-check-now = File the application
apply-check-declaration = By filing you confirm that the answers are true and that you are a parent or guardian of the child. The moment of filing is the registration time and cannot be changed by anybody.
apply-check-button = File the application
apply-done-title = The application is filed
apply-done-number = Its number
apply-done-code = Status code
apply-done-registered = Registered
apply-done-code-use = With the number and the status code anybody you give them to can see the place in the queue without signing in: { $url }. It stands on the receipt, too.
apply-done-receipt = Download the receipt (PDF)
apply-done-next = What happens next
apply-done-next-wait = The application waits in the queue. You do not need to do anything; your cabinet shows its place at any time.
apply-done-next-invited = When a place comes up that fits, we send an invitation to your cabinet, by e-mail and by SMS. You accept or decline it in time.
apply-done-next-papers = After accepting you bring the papers to the kindergarten, and the child is enrolled.
apply-done-invited = There is a place already: the invitation waits in your cabinet.
apply-done-claim = The privilege counts when the district education department has confirmed it. We will write to you.
apply-done-status = See the place in the queue
apply-kindergartens-facts = { $address }. { $groups ->
    [0] No group of this age
    [one] { $groups } group of this age
   *[other] { $groups } groups of this age
 }{ $vacant ->
    [0] , no free places now
    [one] , { $vacant } free place
   *[other] , { $vacant } free places
 }.
apply-surname-missing = Enter the surname.
apply-given-missing = Enter the given name.
