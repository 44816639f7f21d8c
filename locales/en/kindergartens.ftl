# Kindergartens as everybody sees them.

kindergartens-title = Kindergartens
kindergartens-name = Name of the kindergarten
kindergartens-district = District
kindergartens-age = Age group
kindergartens-vacant = Free places
kindergartens-only-vacant = Only with free places
kindergartens-list = List of kindergartens
kindergartens-found = { $count ->
    [one] { $count } kindergarten
   *[other] { $count } kindergartens
}
kindergartens-none = No kindergarten fits these filters.
kindergartens-all = Show all kindergartens
kindergartens-places = Free places: { $vacant } of { $total }
kindergartens-vacant-now = Free places
kindergartens-total = Places in all
kindergartens-address = Address
kindergartens-phone = Telephone
kindergartens-email = E-mail
kindergartens-website = Website
kindergartens-edrpou = EDRPOU code
kindergartens-apply = Apply
kindergartens-queue = See the queue here
kindergartens-groups = Groups
kindergartens-no-groups = This kindergarten has no groups in the register yet.
kindergartens-planned = { $count ->
    [one] { $count } more place from { $from }
   *[other] { $count } more places from { $from }
}
kindergartens-vacant-means = A place is free when no child has it and no invitation holds it. The head of the kindergarten states which free places are given out now; the system then invites the first child in line at once.
group-name = Group
group-ages = Ages
group-language = Language
group-vacant = Free
group-places = Places
group-children = Children
group-held = Held by invitations
filter-any-age = Any age
filter-any-district = Any district
ages-years = from { $from } to { $to ->
    [one] { $to } year
   *[other] { $to } years
}
ages-months = from { $from } to { $to } months
teaching-language = { $code ->
    [uk] Ukrainian
    [en] English
    [pl] Polish
    [ro] Romanian
    [hu] Hungarian
    [crh] Crimean Tatar
    [bg] Bulgarian
    [lt] Lithuanian
    [ru] Russian
    [be] Belarusian
    [fr] French
    [de] German
   *[other] { $code }
}
profile-general = General
profile-inclusive = Inclusive
profile-compensating = Compensating
profile-sanatorium = Sanatorium
profile-short-stay = Short stay
kindergartens-facts = { $address }. { $groups ->
    [0] No group of this age
    [one] { $groups } group of this age
   *[other] { $groups } groups of this age
 }{ $vacant ->
    [0] , no free places now
    [one] , { $vacant } free place
   *[other] , { $vacant } free places
 }.
