# Pages for staff.

office-title = Work desk
office-search = Find a case or a kindergarten
office-search-hint = Number of an application, a child’s name, or a kindergarten’s name: at least three letters.
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
    [one] child left this month
   *[other] children left this month
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
invitation-state = State
invitation-any = All
invitation-closed = Over
invitation-sent = Sent
invitation-answer-by = Answer by
invitation-papers-by = Papers by
invitation-due = Time left
invitation-enrol = Enrol
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
leaving-means = The place becomes free. It is given out as the rules say; the family is told.
leaving-on = First day without the child
leaving-on-hint = Today or earlier
leaving-on-what = the first day without the child
leaving-reason = Why
leaving-reason-missing = Choose the reason
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
case-wishes = Kindergartens on the list
case-looked = Who saw the family’s data
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
direct-benefit-hint = It is confirmed with the entry on the basis document.
direct-no-benefit = None
direct-desired-what = the day
direct-button = Enter the case
direct-done = The case is entered
direct-done-means = Give the family the number and the code: with them the application can be checked without signing in. The code is shown only now.
direct-open-case = Open the case
direct-another = Enter another one
case-ahead = Ahead
case-by-rules = the system, by the rules
case-record = journal record { $number }
office-duty-head = The groups of your kindergarten: state free places, see who answered and who brings papers, enrol children.
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
