# Pages for staff.

office-title = Work desk
office-search = Find a case or a kindergarten
office-search-hint = Number of an application, a child’s name, a kindergarten’s name (at least three letters), or a whole telephone number.
office-search-title = Search
office-search-none = Nothing was found. Check the spelling, or try a part of the name.
office-cases = Cases
office-groups = Groups and places
office-invitations = Invitations
office-children = Register of children
office-claims = Privileges to confirm
office-direct = Enter a case on a document
office-silent = Kindergartens silent about places
office-no-kindergarten = Your role is not bound to a kindergarten.
office-found = { $count ->
    [one] { $count } line
   *[other] { $count } lines
}
desk-work = Waiting for you
desk-open = Everything you may open
desk-clock-behind = The server's clock stands behind the newest event of the journal by less than { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}. Until it catches up, new events are dated with that one and no deadline runs out. Set the server's time.
desk-oldest = oldest: { $days }
desk-papers = { $count ->
    [one] family accepted: waiting for papers
   *[other] families accepted: waiting for papers
 }
desk-invited = { $count ->
    [one] family invited: waiting for an answer
   *[other] families invited: waiting for an answer
 }
desk-places = { $count ->
    [one] place you can state free
   *[other] places you can state free
 }
desk-starting = { $count ->
    [one] child enrolled this month
   *[other] children enrolled this month
 }
desk-leaving = { $count ->
    [one] child left this month or is to leave
   *[other] children left this month or are to leave
 }
desk-claims = { $count ->
    [one] benefit to confirm
   *[other] benefits to confirm
 }
desk-silent = { $count ->
    [one] kindergarten silent about places for 30 days
   *[other] kindergartens silent about places for 30 days
 }
desk-due = { $count ->
    [one] invitation whose time ends within 3 days: call the family
   *[other] invitations whose time ends within 3 days: call the families
 }
desk-failed = { $count ->
    [one] message did not arrive
   *[other] messages did not arrive
 }
groups-with = Groups
groups-any = All
groups-vacant = With vacant places
groups-over = Over the norm
group-over = over the norm of { $most }
group-open = Open
group-room = Can be stated
group-room-means = “Open” are places you stated free to which nobody is invited yet, because nobody waits. “Can be stated” are places without a child, an invitation or a statement.
group-state = State free places
group-effect = You can state { $room } now. { $waiting ->
    [0] Nobody waits for this group: the places stay open until somebody does.
    [one] { $waiting } child waits: it is invited at once.
   *[other] { $waiting } children wait: the first in line are invited at once.
 }
group-count = How many places
group-count-hint = For example, 2
group-count-missing = Enter the number of places
group-from = From which day
group-from-hint = Today means that invitations leave at once.
group-from-what = the day
group-state-button = State the places
group-withdraw = Take back
group-planned = From
group-change = Change the group
group-capacity = Places
group-capacity-hint = Never fewer than the children and the places held by invitations.
group-present = Children
group-present-hint = Correct this when children were admitted outside the queue. Children from the queue are counted by themselves.
group-number-missing = Enter a number
group-save = Save
group-list = Children who came through the queue
group-list-empty = Nobody yet.
group-done-places = Done. Invitations sent: { $invited }. Open places left: { $open }.
group-done-planned = Done. The places will be given out on that day.
group-done-withdrawn = Done. The places are taken back.
group-done-changed = Saved.
group-done-norm = Saved. Note: the norm for these ages is at most { $most } children.
kindergarten-name = Kindergarten
child-name = Child
child-born = Date of birth
child-enrolled = Enrolled
child-leave = Record leaving
child-leaves = Leaves
child-stays = Stays after all
invitation-state = State
invitation-any = All
invitation-closed = Over
invitation-sent = Sent
invitation-answer-by = Answer by
invitation-papers-by = Papers by
invitation-due = Time left
invitation-enrol = Enrol
invitation-extend = Give more time
invitation-extend-title = Give the family more time for the papers?
invitation-extend-told = The family is told of the new end at once.
invitation-extend-not = The time for this invitation cannot be extended now: the rules in force do not let you, it was extended as often as it may be, or it is over.
invitation-extended = The time is extended, the family is told.
invitation-papers-until = papers until { $until }
invitation-enrolled = The child is enrolled and stands in the list of the group.
invitation-none = There are no such invitations.
offer-invited = Invited
offer-accepted = Accepted
offer-enrolled = Enrolled
offer-declined = Declined
offer-expired = Not answered
offer-documents-overdue = Papers not brought
offer-annulled = Taken back
leaving-title = A child leaves the group
leaving-means = On that day the place becomes free and is given out as the rules say; the family is told.
leaving-on = First day without the child
leaving-on-hint = Today, earlier, or a coming day within a year
leaving-on-what = the first day without the child
leaving-reason = Why
leaving-reason-missing = Choose the reason
leaving-announced = The leaving is announced. On that day the child leaves the group by itself; until then it can stay after all.
leaving-revoked = The child stays in the group.
leaving-button = Record leaving
leaving-by-parent = The family asked for it
leaving-moved = The family moved
leaving-school = The child goes to school
leaving-medical = Medical grounds
leaving-transferred = To another group or kindergarten
leaving-other = Another reason
claims-none = No privilege waits for a decision.
claim-category = Privilege
claim-made = Claimed
claim-waits = Waits
claim-document = Proof
claim-reason-was = Reason
claim-confirm = Confirm
claim-reject = Reject
claim-revoke = Take the confirmation back
claim-reason = Reason
claim-reason-hint = The family reads it. Say what is missing and what they can do.
claim-decided = The decision is saved, and the place in line is computed anew.
claim-claimed = Waits
claim-confirmed = Confirmed
claim-rejected = Not confirmed
claim-withdrawn = Taken back
case-title = Application
case-born = Year of birth
case-entered = Entered
case-family = Family
case-document = Birth certificate
case-guardian = Guardian
case-phone = Mobile number
case-email = E-mail
case-show-family = Show the family’s data
case-look-noted = Each look at the family’s data is written down.
case-claims = Privileges
case-no-wishes = There is no kindergarten left on the family’s list: the child stands in no line and gets no invitation until the family chooses kindergartens in its cabinet. The date of registration is kept.
case-wishes = Kindergartens on the list
case-looked = Who saw what is sealed
office-role-public = Public
office-role-parent = Family
office-role-head = Head of the kindergarten
office-role-education-officer = District education department
office-role-commission = Commission
office-role-municipal-admin = Municipal administrator
office-role-system-admin = System administrator
office-role-call-centre = Call centre
office-role-registry-officer = Registry officer
office-role-auditor = Auditor
office-role-system = The program
silent-means = These kindergartens have vacant places and have stated none free for thirty days.
silent-since = Last statement
silent-never = never
direct-title = Enter a case on a document
direct-lead = For displaced persons and children with a medical referral. The registration time is now, as for everybody; the public list marks the entry.
direct-basis = Basis document
direct-basis-hint = Kind, number, date and issuer. It is kept sealed.
direct-guardian-part = Guardian
direct-child-part = Child
direct-place-part = Place
direct-surname = Surname
direct-surname-missing = Enter the surname
direct-given = Given name
direct-given-missing = Enter the given name
direct-patronymic = Patronymic
direct-born-what = the date of birth
direct-sex = Sex
direct-sex-1 = Boy
direct-sex-2 = Girl
direct-document-kind = Paper that proves the birth
direct-document-certificate = Birth certificate of Ukraine
direct-document-foreign = Birth certificate of another state
direct-document-other = Another paper
direct-document = Its number
direct-document-missing = Enter the number of the paper
direct-wishes = Kindergartens
direct-profile = Kind of group
direct-benefit = Privilege
direct-benefit-hint = A privilege that only the department enters is confirmed with the entry; others wait for their decision.
direct-benefit-place = For which kindergarten on the list
direct-benefit-place-hint = Only for a privilege that counts in one kindergarten. With one kindergarten on the list there is nothing to choose.
direct-benefit-place-none = Not chosen
direct-no-benefit = None
direct-desired-what = the day
direct-button = Enter the case
direct-done = The case is entered
direct-open-case = Open the case
direct-another = Enter another one
case-ahead = Ahead
case-by-rules = the system, by the rules
case-record = journal record { $number }
office-duty-head = The groups of your kindergarten: open and close them, state free places, see who answered and who brings papers, enrol children.
office-duty-education-officer = The cases of your district: decide benefits, enter displaced families and children with a referral, remind kindergartens that keep silent.
office-duty-commission = The commission sees cases, the queue and places. The order follows from the rules alone: nobody can change it.
office-duty-municipal-admin = The city's system at a glance: places, invitations, benefits, and messages that did not arrive.
office-duty-system-admin = How the system runs: messages that did not arrive. Rules and staff accounts are changed by the commands sadok policy and sadok user.
office-duty-call-centre = A family calls: ask for the number of the application, find the case, and read out its state, places and deadline. You do not see the family's data.
office-duty-registry-officer = There are no questions to your register now.
office-duty-auditor = You see all cases, decisions and looks at families' data, and change nothing.
office-messages = Messages that did not arrive
office-messages-means = The program tried to send these messages several times and gave up. The family sees all of it in its account. Mend the cause and send again.
office-messages-none = Every message was sent.
office-messages-kind = About
office-messages-channel = Channel
office-messages-error = What the service answered
office-messages-attempts = Attempts
office-messages-written = Written
office-messages-resend = Send again
office-messages-resent = The message is back in the queue to be sent.
invitation-due-soon = Time ends within 3 days
office-message-filed = Application filed
office-message-wishes-changed = List of kindergartens changed
office-message-withdrawn = Application withdrawn
office-message-claim-confirmed = Benefit confirmed
office-message-claim-rejected = Benefit not confirmed
office-message-invitation = Invitation
office-message-reminder = Reminder
office-message-offer-accepted = Invitation accepted
office-message-offer-declined = Place declined
office-message-suspended = Application suspended
office-message-reactivated = Application back in line
office-message-documents-extended = More time for the papers
office-message-documents-overdue = Papers not brought in time
office-message-offer-annulled = Invitation taken back
office-message-enrolled = Child enrolled
office-message-left = Child left
office-message-closed = Application closed
office-message-age-group-changed = New age group

# An application for a family that came in person
filing-title = File for a family
filing-lead = For a family that came in person and has no account. The time of registration is now, as for everybody; the public list marks the entry. A privilege is confirmed by the department, as always.
filing-closed = By the region’s rules your institution takes no applications: the family files on the portal or at the education department.
filing-button = File the application
filing-another = File another one
office-filing = File for a family
direct-messages-in = Language of messages to the family
direct-language = Language of teaching
direct-language-any = Any
direct-sex-missing = Choose the sex
direct-find = Find a kindergarten by its name
direct-find-hint = Kindergartens you chose stay in the list. At least one must be yours.
direct-find-button = Show kindergartens
direct-find-more = The first { $shown } of { $total } are shown. Enter a part of the name to find others.
direct-find-none = Nothing was found by this name.
direct-find-district = District
direct-district-any = The whole region
direct-benefit-proof = Document that proves the privilege
direct-benefit-proof-hint = For a privilege that the department enters, the basis document is enough.
direct-benefit-proof-missing = Enter the document that proves the privilege
direct-paper = A paper for the family
direct-paper-lead = Print this page and give it to the family. Password and code are shown only now: nobody will see them later.
direct-paper-known = Print this page and give it to the family. The application is in the account that it has already: there is one of this guardian with this telephone or e-mail address. The code is shown only now.
direct-paper-next-known = What comes next: sign in at { $site } as always and follow the application in the cabinet. When an invitation comes, it is answered there. Without signing in, number and code show the application’s status.
direct-paper-next = What comes next: sign in at { $site }, choose a password of your own and follow the application in the cabinet. When an invitation comes, it is answered there. Without signing in, number and code show the application’s status.
handover-login = User name
handover-password = One-time password
handover-title = Give the family a new password
handover-lead = Only when the guardian stands before you. All open sessions will be ended, the family will be told, and the auditor will see the record.
handover-identity = Document by which you established who this is
handover-identity-hint = Kind, series and number, for example passport 000000000. It is kept sealed.
handover-button = Give a new password
handover-done = New password
handover-link = Give a new password
case-show-papers = Show the papers
case-papers = Papers
case-papers-noted = Each look at the papers is written down.
case-basis = Basis document
looked-family = the family’s data
looked-claim = proofs of privileges
looked-basis = the basis document
looked-password = a new password was handed out
# Groups
group-new = Open a group
group-new-name = Name of the group
group-new-ages = Age of the children
group-new-ages-missing = Choose an age
group-new-own = Another: in months
group-new-from = From, whole months
group-new-to = To, whole months
group-new-months-missing = Enter the age in whole months
group-new-language = Language of teaching
group-new-capacity = Places
group-new-capacity-hint = The norm depends on the age. With more places than it allows the group opens, and the system warns.
group-new-norm = Norm: at most { $most }.
group-new-button = Open the group
group-opened = The group is open. State free places when you are ready to take children.
group-close = Close the group
group-close-means = The group leaves the lists. Stated places are taken back. The records of the children who were in it stay.
group-close-first = While the group has children or places promised by invitations it cannot be closed. Children: { $children }, places promised: { $held }.
group-close-button = Yes, close the group
group-closed = The group is closed.
planned-title = Planned intake
planned-lead = Places stated for days to come. On the day the system invites the first in line by itself.
planned-on = Day
planned-count = Places
planned-none = No places are stated for days to come.
# Exports
office-exports = Exported lists
exports-lead = Lists with names that staff saved as a file.
exports-none = No list has been exported yet.
export-at = When
export-role = Role
export-list = List
export-filter = Filter
export-forgotten = no longer kept
export-lines = Lines
export-as = Save as a file
export-noted = Exports are written down.
# Register of children
children-period = Who
children-present = Attending
children-starting = Enrolled this month
children-leaving = Left this month or to leave
child-left = Left
desk-papers-due = { $count ->
    [one] family has to bring papers within 3 days
   *[other] families have to bring papers within 3 days
 }
invitation-papers-due-soon = Time for papers ends within 3 days
office-message-password-handed = New password
direct-district-mine = My districts
direct-wishes-not-yours = At least one of the kindergartens must be in your district, or yours.
office-message-password-link = Link to a new password
office-message-password-changed = Password changed
