# The page of one application and what the family may change itself.

application-title = { $child }: application
application-number = Number
application-registered = registered on { $at }
application-cancel = Cancel, change nothing
application-child = Child
application-class = Class
application-language-any = Any language

## Where it stands
application-means-checking = We are asking the registers. You need not do anything.
application-means-confirm-in-person = A register did not confirm the papers. Show them at the education department of your district; then the application enters the line with the date it was filed.
application-means-queued = You need not do anything. As soon as a place for your child is free and nobody is ahead, the system itself sends you an invitation: here, by e-mail and by SMS.
application-means-queued-later = The application waits for its day: it enters the line on { $on } with its present date of registration. You need not do anything.
application-means-queued-nowhere = No kindergarten on your list has a group for your child. Change the list or the language of teaching.
application-means-invited = A place is held for your child: { $kindergarten }, { $group }. Accept or decline by { $answer_by }.
application-means-accepted = You accepted the place: { $kindergarten }, { $group }. Bring the papers to the kindergarten by { $documents_by }.
application-means-enrolled = Your child is on the list of the kindergarten: { $kindergarten }. The application is complete.
application-means-suspended = { $reason ->
    [ignored] You did not answer the invitation in time, so the application is out of the line.
    [documents_overdue] The papers were not brought in time, so the application is out of the line.
   *[other] You took the application out of the line for now.
 } { $reason ->
    [by_parent] Press “Bring back into the line” when you are ready: the date of registration is kept.
   *[other] { $keeps ->
        [yes] Press “Bring back into the line”: the date of registration is kept.
       *[no] Press “Bring back into the line”: the application gets a new date of registration.
    }
 }
application-means-refused = The application was refused. Reason: { $reason }
application-means-withdrawn = You took the application back. You can file a new one.
application-means-archived = The application is closed: the child is too old for kindergarten, or its time is over.
application-now-answer = Answer the invitation
application-now-papers = Bring the papers
application-now-reactivate = Bring the application back
application-go-answer = See the place and answer
application-go-papers = Which papers, and where
application-until = By { $until }
application-left = { $left } left
application-calendar = Add to calendar
application-calendar-name = Sadok: deadlines
application-calendar-answer = Answer the invitation to the kindergarten
application-calendar-papers = Bring the papers to the kindergarten
application-calendar-reactivate = Bring the kindergarten application back into the line

## Places
application-places = Your place in each line
application-as-of = As of { $at }.
application-your-class = Your class: { $class }.
application-rules = What decides the order
application-your-place = Your place:
application-of = of { $of }
application-ahead = Ahead of you:
application-nobody-ahead = Nobody is ahead of you.
application-no-place = { $state ->
    [seat] No place in line now: a place is held for your child.
    [suspended] No place in line while the application is out of it.
   *[other] Not in line yet.
 }
application-absent-no-group = Not in line: this kindergarten has no group with the language or profile your child needs.
application-absent-too-old = Not in line: your child is too old for every group of this kindergarten.
application-absent-too-young = Not in line yet: your child is too young for the groups here. It enters the line on { $on } with the same date of registration.
application-absent-later = Not in line yet: it enters the line on { $on }, the first day you want a place, with the same date of registration.

## What the family may do
application-acts = What you can change
application-choose = Choose kindergartens
application-act-reactivate = Bring back into the line
application-act-wishes = Change the list of kindergartens
application-act-details = Change the desired day or the language
application-act-claim = Claim a benefit
application-act-suspend = Leave the line for now
application-act-withdraw = Take the application back
application-done-wishes = The list of kindergartens is saved.
application-done-details = The changes are saved.
application-done-suspended = The application is out of the line. Bring it back whenever you are ready.
application-done-reactivated = The application is back in the line.
application-done-withdrawn = You took the application back.
application-done-claimed = The claim is made. The district department will look at it.
application-done-claim-withdrawn = You took the claim back.
application-claims = Benefits
application-claim-claimed = The department is looking at it
application-claim-confirmed = Confirmed
application-claim-rejected = Rejected
application-claim-withdrawn = Taken back
application-claim-withdraw = Take back
application-details = What the application says
application-desired-on = Place wanted from
application-language = Language of teaching
application-receipt = Receipt with a QR code (PDF)
application-entered-for-family = A member of staff filed this application for you when you came in person.
application-entered-by-staff = The district department entered this application on a basis document.

## What happened, what comes next
application-history = What happened and what comes next
application-who = By: { $who }.
application-by-you = you
application-by-system = the system, by the rules
application-by-head = the kindergarten
application-by-education-officer = the district education department
application-by-commission = the commission
application-by-administrator = an administrator
application-event-filed = Application filed
application-event-filed-more = { $count ->
    [one] { $count } kindergarten on the list.
   *[other] { $count } kindergartens on the list.
 }
application-event-queued = Checks are done, the application is in the line
application-event-confirmation-needed = The papers must be shown in person
application-event-wishes-changed = List of kindergartens changed
application-event-wishes-changed-more = { $count ->
    [one] { $count } kindergarten on the list.
   *[other] { $count } kindergartens on the list.
 }
application-event-details-changed = Desired day or language changed
application-event-recomputed = Places in line computed again
application-event-recomputed-more = { $reason ->
    [birthday] Your child's age or the desired day came.
    [claim] A benefit was decided on or ran out. Class now: { $class }.
    [policy] New rules apply.
   *[group] The groups of a kindergarten changed.
 }
application-event-claim-made = Benefit claimed
application-event-claim-made-more = { $category }. It counts once the district department confirms it.
application-event-claim-confirmed = Benefit confirmed
application-event-claim-confirmed-more = { $category }. Class now: { $class }.
application-event-claim-rejected = Benefit rejected
application-event-claim-rejected-more = { $category }. The date of registration is kept.
application-event-claim-withdrawn = Claim taken back
application-event-claim-withdrawn-more = { $category }.
application-event-suspended = Application out of the line
application-event-suspended-more = { $reason ->
    [ignored] The invitation was not answered in time.
    [documents_overdue] The papers were not brought in time.
   *[other] At the family's wish.
 }
application-event-reactivated = Application back in the line
application-event-withdrawn = Application taken back
application-event-refused = Application refused
application-event-archived = Application closed
application-event-archived-more = { $reason ->
    [aged-out] The child is too old for kindergarten.
    [duplicate] There was another application for the same child.
   *[retention] Its time is over.
 }
application-event-erased = Personal data were erased: the time of keeping is over
application-event-offer-made = Invitation: { $kindergarten }
application-event-offer-made-more = You were the first in line. To be answered by { $until }.
application-event-offer-reminded = Reminder of the invitation
application-event-offer-accepted = Invitation accepted: { $kindergarten }
application-event-offer-accepted-more = Papers by { $until }.
application-event-offer-declined = Invitation declined: { $kindergarten }
application-event-offer-expired = Invitation not answered: { $kindergarten }
application-event-offer-expired-more = The place was offered to the next child.
application-event-documents-extended = More time for the papers
application-event-documents-extended-more = Now by { $until }.
application-event-documents-overdue = Papers not brought in time: { $kindergarten }
application-event-documents-overdue-more = The place was offered to the next child.
application-event-offer-annulled = Invitation taken back: { $kindergarten }
application-event-offer-annulled-more = { $reason ->
    [withdrawn] The application was taken back.
    [wish-removed] The kindergarten was taken off the list.
    [details-changed] The desired day or the language was changed.
    [suspended] The application left the line.
    [age] The child no longer fits by age.
    [group] The group was closed or changed.
   *[closed] The application was closed.
 }
application-event-enrolled = Enrolled: { $kindergarten }
application-event-leaving-announced = Leaves the kindergarten on { $on }: { $kindergarten }
application-event-leaving-revoked = Stays in the kindergarten after all: { $kindergarten }
application-event-left = Left the kindergarten: { $kindergarten }
application-next-review = The lines may change
application-next-review-more = Your child's age or the desired day may move it to the line of another group. This happens by itself.
application-next-invitation = Invitation
application-next-invitation-more = When your turn comes. You will have { $period } to answer.
application-next-papers = Papers
application-next-papers-more = After you accept, you will have { $period } to bring the papers to the kindergarten.
application-next-enrolment = Enrolment
application-next-enrolment-more = The kindergarten puts your child on the group's list.

## Changing the list
application-wishes-title = Change the list of kindergartens
application-wishes-order-counts = The order counts under the rules in force: put the most wanted kindergarten first.
application-wishes-order-free = The order does not count under the rules in force: the kindergarten that has a place first will invite you.
application-wishes-at-most = The list may have { $most } kindergartens at most.
application-wishes-date-kept = Changing the list does not change your date of registration. Nothing is saved until you have seen what would change.
application-wishes-list = { $count ->
    [one] Your list: { $count } kindergarten
   *[other] Your list: { $count } kindergartens
 }
application-wishes-none = The list is empty. Add at least one kindergarten.
application-wishes-new = new
application-wishes-earlier = Move up
application-wishes-remove = Remove
application-wishes-next = See what would change
application-wishes-find = Add a kindergarten
application-wishes-full = The list is full. Remove a kindergarten to add another one.
application-wishes-name = Name or number
application-wishes-district = District
application-any-district = All districts
application-wishes-search = Search
application-wishes-found = { $count ->
    [0] Nothing was found.
    [one] Found: { $count } kindergarten.
   *[other] Found: { $count } kindergartens.
 }
application-wishes-narrow = The first ones are shown; enter more of the name to narrow the search.
application-wishes-has = On the list
application-wishes-add = Add
application-wishes-confirm-title = Check the new list
application-wishes-removed = Leave the list:
application-wishes-save = Save the list
application-change-title = What would change
application-change-none = Your places in line do not change.
application-change-before = Now
application-change-after = After the change
application-change-gained = New line
application-change-gained-more = { $kindergarten }, { $group }: you would take place { $place }.
application-change-lost = You leave
application-change-lost-more = { $kindergarten }, { $group }: you would give up place { $place }.
application-change-given-up-more = { $kindergarten }, { $group }: you would give up place { $place } of { $of }.
application-change-moved = Moves
application-change-moved-more = { $kindergarten }, { $group }: from place { $before } to place { $after }.
application-change-absent = Not in line
application-change-offer-taken-back = The invitation that waits for your answer would be taken back, and its place offered to the next child. This cannot be undone.
application-change-date-kept = Your date of registration stays: { $at }. If you change your mind, your places are again decided by it.
application-change-back = Back, change nothing yet
application-details-title = Change the desired day or the language
application-desired-hint = No invitation comes before this day. For example, 1 9 2027
application-desired-what = the day from which you want a place
application-language-hint = Choose a language only if you insist on it: “Any language” gives more places.
application-language-missing = Choose a language, or “Any language”
application-details-confirm-title = Check the changes
application-details-save = Save the changes

## Leaving the line, coming back, taking back
application-step-means = What this means
application-suspend-title = Leave the line for now?
application-suspend-out = You get no invitations until you bring the application back.
application-suspend-date = The date of registration is kept: when you come back, your place is decided by it.
application-suspend-back = You can come back at any time until { $on }, when the child is too old for kindergarten.
application-suspend-back-until = You can come back until { $until }.
application-suspend-button = Leave the line for now
application-reactivate-title = Bring the application back into the line?
application-reactivate-keeps = The date of registration is kept: { $at }. Your places are decided by it.
application-reactivate-loses = The application gets a new date of registration: now. Those who registered before will be ahead of you.
application-reactivate-invited = If there is a place for your child and nobody is ahead, an invitation comes at once.
application-reactivate-button = Bring back into the line
application-withdraw-title = Take the application back?
application-withdraw-lost = The application leaves every line, and its date of registration, { $at }, is lost for good.
application-withdraw-offer = The place held for your child goes to the next child.
application-withdraw-again = You can file a new application later, with a new date of registration.
application-withdraw-instead = If you only want no invitations for a while, leave the line for now: then the date is kept.
application-withdraw-button = Take the application back for good

## Claims
application-claim-title = Claim a benefit
application-claim-lead = A benefit moves your place only after the district education department has confirmed it. Until then the application keeps its present place.
application-claim-none = There is no further benefit you can claim here.
application-claim-category = Which benefit
application-claim-hint = Class: { $class }. Proof: { $papers }
application-claim-category-missing = Choose the benefit
application-claim-kindergarten = For which kindergarten
application-claim-kindergarten-hint = Only for a benefit that counts in one kindergarten
application-claim-everywhere = The benefit counts everywhere
claim-only-in = Only for { $kindergarten }
application-claim-document = The document that proves it
application-claim-document-hint = Its number, who issued it and when. Show the document itself at the department when asked.
application-claim-document-missing = Enter the document that proves the benefit
application-claim-document-long = A document is described in 200 characters at most
application-claim-by-department = These benefits are entered by the district education department itself; bring it the papers:
application-claim-button = Claim
application-claim-withdraw-title = Take the claim back?
application-claim-withdraw-confirmed = The benefit is confirmed and counts now. Without it your class and your places change at once.
application-claim-withdraw-claimed = The department will not look at it any more. Your places do not change.
application-claim-withdraw-button = Take the claim back

## Before and after
difference-pair = Before: { $before }; after: { $after }.
difference-added = Added: { $names }.
difference-removed = Removed: { $names }.
application-list = Your list of kindergartens
