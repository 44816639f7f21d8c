# The rules in plain words (page /rules, `sadok policy explain`). One message a sentence; the pack decides which hold.

policy-section-pack = The rules
policy-pack = { $title }, version { $version }, in force from { $from }.
policy-region = They apply to { $region }.
policy-mode-rolling = Places are given all year round: as soon as a kindergarten states a place free, the system itself invites the first child in line.
policy-mode-campaign = Places are given once a year: a commission approves the result of a run of the system and signs a protocol.
policy-mode-both = Places are given in a yearly run approved by a commission; in between, the system itself invites the first child in line for each place that becomes free.

policy-section-applying = Applying
policy-channel-portal = A parent applies on the portal, from a computer or a phone.
policy-channel-department = The district education department files for a family that comes in person. For displaced persons and children with a medical referral it enters the application on a basis document.
policy-channel-kindergarten = A kindergarten accepts applications in person.
policy-channel-commission = The placement commission accepts applications.
policy-channel-call-centre = The call centre accepts applications by telephone.
policy-age-from-birth = A child may be registered from birth until the age of { $to }.
policy-age-from = A child may be registered from the age of { $from } until the age of { $to }.
policy-age-by-referral = A child with a referral to one of these groups may be registered until the age of { $to }: { $profiles }.
policy-profile-general = general
policy-profile-inclusive = inclusive
policy-profile-compensating = special (compensating)
policy-profile-sanatorium = sanatorium
policy-profile-short-stay = short stay
policy-opens-at = Registration opens on { $at }.
policy-closes-at = Registration closes on { $at }.
policy-wishes-any = Any number of kindergartens may be chosen.
policy-wishes-at-most = At most { $most ->
    [one] one kindergarten
   *[other] { $most } kindergartens
} may be chosen.
policy-wishes-ordered = The order of the list counts: the kindergarten wanted most comes first.
policy-wishes-not-ordered = The order of the list does not count: the child stands in the line of every chosen kindergarten alike.
policy-wishes-others = A place in a kindergarten that is not on the list may be offered too.
policy-one-application = A child has one live application. It is impossible to register one child several times.
policy-several-children = One account may hold several children, each with an application of its own.
policy-own-changes = The family changes its list of kindergartens and takes the application back by itself, without an administrator. The date of registration stays.
policy-parent-may-suspend = The family may suspend the application for now and bring it back later.

policy-section-ages = Age groups
policy-age-today = The child's age today counts. On a birthday the child moves into the next age group by itself.
policy-age-on-day = The child's age on { $day } of the running school year counts.
policy-age-group = { $group }: from { $from } to { $to }.
policy-age-own-bands = A kindergarten's group may take other ages than these; then the child stands in line for every group that takes its age.

policy-section-order = Who comes first
policy-order-intro = For each place the system invites the first child in line. Who comes first is decided by these things in turn:
policy-order-class = { $number }. The class of the confirmed privilege, in the order given below.
policy-order-points = { $number }. The sum of the confirmed points: more points come first.
policy-order-residence = { $number }. Residents of the municipality come first.
policy-order-registration-time = { $number }. The moment of registration: earlier comes first.
policy-order-birth-date = { $number }. The date of birth: the older child comes first.
policy-order-wish-rank = { $number }. The place of the kindergarten on the family's list: those who want it most come first.
policy-order-lottery = { $number }. The number drawn in a public lottery: the smaller comes first.
policy-order-sequence = { $number }. The running number of the application. There are no ties.
policy-order-nobody = Nobody can change a time of registration, move a child in the line or choose the child for a place: not a head, not an administrator. The system has no such function.

policy-section-benefits = Privileges
policy-benefits-none = There are no privileges.
policy-class-out-of-turn = Out of turn:
policy-class-first-priority = First priority:
policy-class-guaranteed = Guaranteed placement:
policy-class-preferential = Preferential:
policy-class-general = Points:
policy-benefit = { $title }. Basis: { $basis }.
policy-benefit-points = { $title }: { $points ->
    [one] { $points } point
   *[other] { $points } points
}. Basis: { $basis }.
policy-benefit-until = It applies until { $on }.
policy-benefit-one-kindergarten = It counts in one kindergarten only.
policy-benefit-catchment = It counts in kindergartens of the child's catchment only.
policy-benefit-by-department = The district education department enters it; bring the paper there.
policy-benefits-confirmed = A privilege counts only after the district education department has confirmed it by the paper. Until then the child stands in the general line.

policy-section-invitations = Invitations
policy-invite-stated = The head of the kindergarten states how many places are free in a group.
policy-invite-first = At once the system invites the first child in line whose age fits the group.
policy-invite-one = A child has at most one invitation at a time. The place is held until it is answered.
policy-answer-within = The family accepts or declines within { $period }. The last day counts until midnight.
policy-remind-before = A reminder is sent { $period } before the end, at { $time }.
policy-accept-checks-age = On acceptance the child's age is checked once more.
policy-decline-drops = Whoever declines leaves the line of that kindergarten and keeps the date everywhere else.
policy-decline-keeps = Whoever declines keeps the place in line, also in that kindergarten.
policy-decline-withdraws = Whoever declines leaves the line altogether.
policy-ignore-suspends = When nobody answers, this child's application is suspended and takes no part in the line. Applications of sisters and brothers and the account stay as they are.
policy-ignore-declines = When nobody answers, it counts as declining.
policy-reactivate-any-time = The family brings a suspended application back by itself at any time.
policy-reactivate-within = The family brings a suspended application back by itself within { $period }.
policy-reactivate-keeps = It comes back with its old date of registration.
policy-reactivate-loses = It comes back with a new date of registration.
policy-next-invited = A place that was declined or not answered is offered to the next child at once.

policy-section-documents = Papers
policy-papers-within = After accepting, the family brings the papers to the head within { $period }.
policy-papers-extension-parent = In its cabinet the family itself may take { $period } more, { $times ->
    [one] once
   *[other] { $times } times at most
}.
policy-papers-extension-head = The head may give { $period } more, { $times ->
    [one] once
   *[other] { $times } times at most
}.
policy-papers-late-suspends = When the papers do not come in time, the place goes to the next child and the application is suspended.
policy-papers-late-requeues = When the papers do not come in time, the place goes to the next child and the application waits on with its date.
policy-papers-late-withdraws = When the papers do not come in time, the place goes to the next child and the application is closed.
policy-paper = To bring: { $paper }.
policy-enrolled = When the papers are in order, the head enrols the child, and it stands in the group's list.

policy-section-groups = Groups and places
policy-capacity-hard = There are never more children and held places in a group than it has places.
policy-leavers-stated = When a child leaves, the head states the place free; until then it is not given out.
policy-leavers-at-once = When a child leaves, the place is offered at once.
policy-norms-warn = The norms below warn the head; they do not forbid.
policy-norm = { $profile }, from { $from } to { $to }: at most { $most ->
    [one] { $most } child
   *[other] { $most } children
}. Basis: { $basis }.
policy-norm-any = Group
policy-norm-general = General group
policy-norm-inclusive = Inclusive group
policy-norm-compensating = Special (compensating) group
policy-norm-sanatorium = Sanatorium group
policy-norm-short-stay = Short-stay group

policy-section-calendar = How days are counted
policy-days-end = Days are counted from the day after, and the last one ends at midnight, time zone { $zone }.
policy-weekend = Days off: { $days }.
policy-holidays-worked = Public holidays are working days now.
policy-holidays-rest = Public holidays are not working days.
policy-holiday = { $on }: { $title }.
policy-moved-to-working = { $on } is a working day.
policy-moved-to-rest = { $on } is a day off.
policy-day-of-year = { $day } { time-month }
policy-weekday-monday = Monday
policy-weekday-tuesday = Tuesday
policy-weekday-wednesday = Wednesday
policy-weekday-thursday = Thursday
policy-weekday-friday = Friday
policy-weekday-saturday = Saturday
policy-weekday-sunday = Sunday

policy-section-publication = What is public
policy-queue-public = Everybody sees the queue: application numbers, classes and times of registration, never a name.
policy-queue-closed = The queue is not public; each family sees its own place.
policy-small-counts = Counts below { $least } are hidden where they could point to a person.
policy-kept = The personal data of a closed application are kept for { $days ->
    [one] { $days } day
   *[other] { $days } days
}, then erased.
policy-journal = Every step of the queue is written into a journal without names, with the version of the rules that decided it. Anybody can check by it that no place was given out of order.

policy-section-notifications = Messages
policy-by-cabinet = Every message stands in the cabinet.
policy-by-email = By e-mail too: { $events }.
policy-by-sms = By SMS too: { $events }.
policy-event-filed = the application is registered
policy-event-wishes-changed = the list of kindergartens is changed
policy-event-withdrawn = the application is taken back
policy-event-details-changed = the desired day or the language is changed
policy-event-claim-made = a benefit is claimed
policy-event-claim-withdrawn = a claim is taken back
policy-event-claim-confirmed = a privilege is confirmed
policy-event-claim-rejected = a privilege is rejected
policy-event-invitation = an invitation
policy-event-reminder = a reminder of an invitation
policy-event-offer-accepted = the invitation is accepted
policy-event-offer-declined = the invitation is declined
policy-event-offer-expired = an invitation was not answered and the application waits on
policy-event-suspended = the application is suspended
policy-event-reactivated = the application is back in line
policy-event-documents-extended = more time for the papers
policy-event-documents-overdue = the papers did not come in time
policy-event-offer-annulled = the invitation is taken back
policy-event-enrolled = the child is enrolled
policy-event-left = the child has left the group
policy-event-closed = the application is closed
policy-event-age-group-changed = the child has moved into another age group
policy-event-password-handed = an officer has handed the family a new password

policy-section-basis = Legal basis
policy-act = { $act }.

# Ages inside sentences: "from { $from } to { $to }".
policy-age-months = { $count ->
    [one] { $count } month
   *[other] { $count } months
}
policy-age-years = { $count ->
    [one] { $count } year
   *[other] { $count } years
}
policy-age-birth = birth
# Periods inside sentences: "within { $period }", "{ $period } before the end".
policy-period-calendar-days = { $count ->
    [one] { $count } calendar day
   *[other] { $count } calendar days
}
policy-period-working-days = { $count ->
    [one] { $count } working day
   *[other] { $count } working days
}
policy-period-hours = { $count ->
    [one] { $count } hour
   *[other] { $count } hours
}
