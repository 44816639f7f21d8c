## Applying and changing
refusal-registration-closed = Registration is not open now.
refusal-born-in-future = The date of birth lies in the future. Check the day, month and year.
refusal-too-young = A child can be registered from { $months } months of age.
refusal-too-old = A child can be registered until { $months } months of age.
refusal-channel-closed = The region’s rules take no applications in this way. The family can file on the portal or at the education department.
refusal-no-wishes = Choose at least one kindergarten.
refusal-wish-twice = The same kindergarten stands in the list twice.
refusal-too-many-wishes = Choose at most { $most } kindergartens.
refusal-unknown-kindergarten = There is no such kindergarten in the register.
refusal-child-already-applied = There is a live application for this birth certificate already. If it is not yours, ask the district education department.
refusal-child-attends = A child with this birth certificate attends a kindergarten already and cannot stand in line for a second place. Ask the district education department for a transfer to another kindergarten. If the child has left, ask the head to record it.
refusal-offer-accepted = You have accepted an invitation. Ask the kindergarten before changing the application.
refusal-application-closed = The application is closed and cannot be changed.
refusal-not-in-line = The application is not in the line now.
refusal-suspension-not-allowed = These rules do not let a family suspend an application.
refusal-not-suspended = The application is not suspended.
refusal-reactivation-too-late = The application could be brought back until { $ends_at }. File a new one.
refusal-language-not-taught = No kindergarten of the region teaches in this language.
## Offers
refusal-offer-not-open = This invitation no longer waits for an answer.
refusal-answer-too-late = The time to answer ended on { $answer_by }. The place was offered to the next child.
refusal-age-no-longer-fits = The child no longer fits the ages of this group.
refusal-offer-not-accepted = This invitation has not been accepted.
refusal-papers-too-late = The time for papers ended on { $documents_by }.
refusal-extension-by-family = The family itself extends the time for papers, in its cabinet.
refusal-extension-by-head = The head of the kindergarten extends the time for papers. Ask there.
refusal-no-more-extensions = The time for papers can be extended { $most ->
    [one] once
   *[other] { $most } times
} at most.
## Claims made while applying
refusal-referral-needed = This profile needs a referral. The district education department enters such applications.
refusal-unknown-benefit = There is no such benefit in the rules in force.
refusal-claim-without-document = Name the document that proves the benefit.
## Families and their papers
refusal-birth-date-impossible = There is no such day. Check the day, month and year, for example 27 3 2024.
refusal-born-too-long-ago = This date of birth is more than 18 years ago. Check the year.
refusal-certificate-not-understood = Enter the birth certificate as it is printed: a Roman numeral, two letters and six digits, for example I-ВЛ 112233.
refusal-document-not-understood = Enter the number of the document as it is printed: letters and digits, at least one digit.
refusal-name-empty = Enter the name.
refusal-name-not-understood = A name may have letters, spaces, hyphens and apostrophes only.
refusal-phone-not-understood = Enter a telephone number, for example 067 123 45 67. Begin the number of another country with +.
refusal-edrpou-wrong = This EDRPOU code is not right: it must have up to eight digits and a matching check digit.
refusal-rnokpp-wrong = This taxpayer number is not right: it must have ten digits and a matching check digit.
refusal-unzr-wrong = This register number is not right. Example: 20200123-00555.
## Benefits
refusal-benefit-not-in-force = This benefit does not apply today.
refusal-benefit-by-department = This benefit is entered by the district education department. Bring the paper that proves it there.
refusal-benefit-needs-kindergarten = Say which kindergarten this benefit is for.
refusal-benefit-kindergarten-not-wished = This benefit counts in one kindergarten, which must stand on your list.
refusal-claimed-twice = This benefit has been claimed already.
refusal-claim-decided = The claim no longer waits for this decision.
refusal-reason-missing = Write the reason: the family will read it.
## Kindergartens, groups and free places
refusal-group-without-name = Enter the group’s name.
refusal-group-without-places = A group must have at least one place.
refusal-capacity-below-children = The group cannot have { $capacity } places: { $children } children are in its list and { $held } places are held by invitations.
refusal-capacity-implausible = A group cannot have more than { $most } places. Check the number.
refusal-vacancy-none = State at least one place.
refusal-vacancy-in-past = The day { $from_on } is past. Choose today or a later day.
refusal-vacancy-over-capacity = You stated { $count } free places, but at most { $free } can be free: { $capacity } places, { $children } children, and the places already stated or held by invitations.
refusal-vacancy-settled = These places have been opened or taken back already.
refusal-vacancy-taken = Only { $open } open places are not offered to anybody yet and can be taken back.
## Children in the list
refusal-left-already = The child left the group on { $on }.
refusal-left-before-enrolment = The child was enrolled on { $enrolled_on } and cannot have left before.
refusal-leaving-not-ahead = A leaving is announced for a coming day.
refusal-leaving-far = A leaving can be announced at most { $days } days ahead.
refusal-left-in-future = The day of leaving cannot lie in the future.
## States of an application
refusal-not-filed = The application has not been filed yet.
refusal-filed-already = The application has been filed already.
## Accounts
refusal-login-form = A user name has 3 to 100 letters, digits or the signs . _ - + @ without spaces.
refusal-login-taken = This user name is taken. Choose another one, or sign in if it is yours.
refusal-reset-link-void = The link to a new password does not work. Ask for a new one.
refusal-password-short = A password has at least { $least } characters. Several ordinary words make a good one.
refusal-password-long = A password has at most { $most } characters.
refusal-password-common = This password is among the first that strangers try. Choose another one, for example several ordinary words.
refusal-password-is-login = The password must not repeat your user name.
refusal-password-handed-again = This is the password on the paper. Choose another that only you know.
refusal-identity-missing = Enter the document by which you established who this is: kind, series and number.
refusal-account-is-staff = This account belongs to a member of staff as well. The system’s administrator sets its new password.
refusal-password-wrong = The present password is not right.
refusal-name-missing = Enter your name.
refusal-name-long = A name has at most { $most } characters.
refusal-email-form = Enter an e-mail address such as olena@example.com.
refusal-sign-in-failed = The user name or the password is not right.
refusal-account-blocked = This account is blocked. Ask the education department of your district.
refusal-too-many-attempts = There were too many attempts. Try again in { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}.
refusal-own-account = You cannot do this to your own account. Ask another administrator.
refusal-role-scope = This role needs { $needs ->
    [kindergarten] a kindergarten
    [district] a district or the whole region
   *[none] no kindergarten and no district
}.
refusal-role-twice = The account has this role already.
refusal-last-administrator = This is the last system administrator. Appoint another one first.
refusal-empty-age-band = The age “to” must be above the age “from”.
refusal-vacancy-too-far-ahead = Places can be stated up to { $date }. Check the year.
refusal-fewer-than-registered = { $registered ->
    [one] { $registered } child of this group
   *[other] { $registered } children of this group
} came through the queue and stand in its list: the number cannot be below that. Record who left instead.
refusal-group-not-empty = The group still has { $children } children and { $promised } promised places. Record where the children go first.
refusal-policy-invalid = The policy pack has problems ({ $count }). The first: { $first }
refusal-policy-not-yet = This policy pack applies from { $date }.
## Families
refusal-child-already-entered = You have entered a child with this document already: { $child }. Choose that child, or check the number.
refusal-too-many-children = At most { $most } children can be entered in one account.
refusal-child-in-use = An application rests on these data. Ask the district education department to correct them.
refusal-address-missing = Enter the street, the house and the flat.
refusal-address-long = An address has at most { $most } characters.
refusal-draft-incomplete = Some questions are not answered yet. Go through the answers and fill in what is missing.
refusal-desired-day-past = The day from which you want a place must not lie in the past.
refusal-desired-day-far = The day from which you want a place must lie within { $years ->
    [one] { $years } year
   *[other] { $years } years
}.
refusal-too-many-drafts = There are { $most } applications that you began and did not file. File or delete one of them first.
refusal-basis-missing = Enter the basis document: its kind, number, date and issuer.
refusal-clock-backwards = It is already { $now }. The clock of a demonstration does not go back: what has happened cannot be taken back.
refusal-clock-too-far = The clock cannot be moved that far at once. The furthest is { $furthest }.
refusal-clock-not-understood = This is not a time. Give a length such as 7d or 12h, or a day such as 2027-06-01.
refusal-token-too-long = A token may live from one day to { $most } days.
