# Pages for everybody.

as-of = As of
home-title = A kindergarten place, in order
home-lead = The electronic kindergarten queue of { $region }. Apply from a phone, follow your place, answer the invitation. Nobody can be moved ahead by hand.
home-apply = Apply
home-status = Check an application by number and code
home-find = Find a kindergarten
home-kindergartens = Kindergartens
home-vacant = Free places now
home-waiting = Children in the queue
home-all = All kindergartens
home-queue = The queue
home-statistics = The city in numbers
home-how = How it works
home-step-apply = You apply: one child, any kindergartens you like. It takes about ten minutes, and you can stop and go on later.
home-step-wait = You see your place in the line of each kindergarten, who is ahead and by which right.
home-step-answer = When a place is free and your child is the first, the system invites you: in your account, by e-mail and SMS. You have { $within } to answer.
home-step-enrol = You bring the papers, and the child is enrolled.
home-need = What you need
home-need-certificate = the child’s birth certificate
home-need-contact = a mobile number or an e-mail address for invitations
home-need-privilege = the paper that proves a privilege, if you have one
home-need-time = You need no scripts, no app and no fast connection.
home-honest = The same for everybody
home-honest-text = The order follows from published rules alone: the confirmed privilege, then the time of registration. Heads and officials cannot change it, and the journal proves it.
home-rules = Read the rules
home-other = Without the Internet
home-other-text = The education department of your district files the same application for you in person.

queue-title = The queue
queue-lead = Who stands where in the line of a kindergarten: numbers, rights and times, never a name.
queue-choose = Choose a kindergarten
queue-pseudonymous = Applications are shown by their numbers. A child stands in the line of every group that fits its age today.
queue-none = Nobody can be in line here: the kindergarten has no groups for these ages.
queue-length = { $count ->
    [one] { $count } child waits.
   *[other] { $count } children wait.
}
queue-position = Place
queue-application = Application
queue-class = Right
queue-registered = Registered
queue-by-staff = entered by the department on a document
queue-for-family = filed by staff for the family

class-out-of-turn = Out of turn
class-first-priority = First priority
class-guaranteed = Guaranteed placement
class-preferential = Preferential
class-general = General queue

status-title = Check an application
status-lead = Enter the number and the code from your receipt. You see where the application stands; nobody sees the child here.
status-number = Application number
status-number-hint = It stands on the receipt and in every message.
status-code = Code
status-code-hint = Eight letters and digits from the receipt.
status-show = Show
status-number-missing = Enter the application number
status-code-missing = Enter the code
status-not-found = There is no application with this number and code. Check both.
status-application = Application
status-deadline = Until { $deadline }
status-sign-in = Sign in to answer
status-desired = No invitation before
status-places = Places in line
status-of = { $count ->
    [one] of { $count } child
   *[other] of { $count } children
}
status-ahead = Ahead:
status-nobody-ahead = nobody
status-not-in-line = Not in line at the moment.
status-history = What happened

statistics-title = The city in numbers
statistics-groups = Groups
statistics-waiting = Waiting
statistics-by-age = By age group
statistics-by-district = By district
statistics-by-class = In the queue, by right
statistics-by-state = Applications by state
statistics-hidden = “…” stands for a number below { $smallest }, or one from which such a number could be computed: it could point to a person. A child may wait in several districts and age groups and counts in each.

rules-title = Rules of the queue
rules-lead = The very rules by which the program decides, in plain words. They are not a description beside it: the program reads them from the same file.
rules-contents = Sections
rules-applied = In force since
rules-digest = Fingerprint of the file (SHA-256):
rules-coming = Rules that will apply
rules-earlier = Earlier rules
rules-version = Version { $version }, from { $from }:

event-application-filed = Application filed
event-application-queued = Checks done: in line
event-confirmation-needed = Papers to be shown in person
event-wishes-changed = List of kindergartens changed
event-details-changed = Details changed
event-entries-recomputed = Places in line computed anew
event-personal-data-erased = Personal data were erased: the time of keeping is over
event-claim-made = Privilege claimed
event-claim-confirmed = Privilege confirmed
event-claim-rejected = Privilege not confirmed
event-claim-withdrawn = Claim taken back
event-application-suspended = Suspended
event-application-reactivated = Back in line
event-application-withdrawn = Withdrawn by the family
event-application-refused = Refused
event-application-archived = Closed
event-offer-made = Invitation sent
event-offer-reminded = Reminder sent
event-offer-accepted = Invitation accepted
event-offer-declined = Invitation declined
event-offer-expired = Invitation not answered in time
event-documents-extended = More time for the papers
event-documents-overdue = Papers not brought in time
event-offer-annulled = Invitation taken back
event-enrolled = Enrolled
event-leaving-announced = Leaving announced
event-leaving-revoked = Leaving revoked
event-left = Left the group
event-kindergarten-registered = Kindergarten registered
event-programme-opened = Programme opened
event-group-registered = Group registered
event-group-changed = Group changed
event-vacancies-stated = Free places stated
event-vacancies-opened = Free places given out
event-vacancies-withdrawn = Free places taken back
event-policy-applied = Rules switched on

opendata-title = Open data
opendata-lead = Take it, use it, build on it. It is made from the register at the moment you ask.
opendata-kindergartens = every kindergarten with its place on the map, its places, children and free places (GeoJSON, WGS 84); it takes the filters of the list.
opendata-statistics = the city’s numbers.
opendata-privacy = Open data never hold a name, a date of birth or a document; small numbers are hidden.
