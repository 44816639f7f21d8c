## Applying and changing
refusal-registration-closed = Registration is not open now.
refusal-born-in-future = The date of birth lies in the future. Check the day, month and year.
refusal-too-young = A child can be registered from { $months } months of age.
refusal-too-old = A child can be registered until { $months } months of age.
refusal-no-wishes = Choose at least one kindergarten.
refusal-wish-twice = The same kindergarten stands in the list twice.
refusal-too-many-wishes = Choose at most { $most } kindergartens.
refusal-unknown-kindergarten = There is no such kindergarten in the register.
refusal-child-already-applied = There is a live application for this birth certificate already. If it is not yours, ask the district education department.
refusal-offer-accepted = You have accepted an invitation. Ask the kindergarten before changing the application.
refusal-application-closed = The application is closed and cannot be changed.
refusal-not-in-line = The application is not in the line now.
refusal-suspension-not-allowed = These rules do not let a family suspend an application.
refusal-not-suspended = The application is not suspended.
refusal-reactivation-too-late = The application could be brought back until { $ends_at }. File a new one.
## Offers
refusal-offer-not-open = This invitation no longer waits for an answer.
refusal-answer-too-late = The time to answer ended on { $answer_by }. The place was offered to the next child.
refusal-age-no-longer-fits = The child no longer fits the ages of this group.
refusal-offer-not-accepted = This invitation has not been accepted.
refusal-papers-too-late = The time for papers ended on { $documents_by }.
refusal-no-more-extensions = The time for papers can be extended { $most ->
    [one] once
   *[other] { $most } times
} at most.
## Claims made while applying
refusal-referral-needed = This profile needs a referral. The district education department enters such applications.
refusal-unknown-benefit = There is no such benefit in the rules in force.
refusal-benefit-entered-by-department = Only the district education department enters this benefit, on a basis document.
refusal-claim-without-document = Name the document that proves the benefit.
