# An invitation and its answer.

offer-title = A place for { $child }
offer-tag-invited = Waits for your answer
offer-invited-means = This place is held for your child until { $answer_by }. Accept or decline it.
offer-tag-expired = Time is over
offer-expired-means = Nobody answered by { $answer_by }. The place goes to the next child. The application shows what you can do now.
offer-tag-accepted = You accepted
offer-accepted-means = The place is held for your child. Bring the papers to the kindergarten by { $documents_by }; then the child is enrolled.
offer-tag-enrolled = Enrolled
offer-enrolled-means = Your child is on the group's list.
offer-tag-declined = You declined
offer-declined-means = The place was offered to the next child. The application shows where it stands now.
offer-tag-documents-overdue = Papers not brought in time
offer-documents-overdue-means = The papers were to be brought by { $documents_by }. The place goes to the next child. The application shows what you can do now.
offer-tag-annulled = Taken back
offer-annulled-means = This invitation no longer holds. The application shows why and where it stands now.
offer-map = On a map (OpenStreetMap, another site)
offer-answer-by = Answer by { $until }
offer-accept-title = If you accept
offer-if-accepted = The place is held. You have { $period } to bring the papers, until { $until } if you accept now. While it is held your child stands in no other line.
offer-accept = Accept the place
offer-decline-heading = If you decline
offer-if-declined-drops = The place goes to the next child, and { $kindergarten } leaves your list. Your date of registration stays in all other kindergartens.
offer-if-declined-drops-last = The place goes to the next child, and { $kindergarten } leaves your list. It is the only kindergarten there: your child will stand in no line and get no invitation until you choose others. The date of registration is kept.
offer-if-declined-keeps = The place goes to the next child. You keep your place in every line, also in { $kindergarten }.
offer-if-declined-withdraws = The place goes to the next child, and the whole application is taken back.
offer-decline = Decline…
offer-decline-title = Decline the place?
offer-decline-final = This cannot be undone: the place is offered to the next child at once.
offer-decline-button = Decline the place
offer-if-ignored-suspended-kept = If you do not answer in time, the place goes to the next child and the application leaves the line. You can bring it back yourself with the same date of registration.
offer-if-ignored-suspended = If you do not answer in time, the place goes to the next child and the application leaves the line. You can bring it back yourself, but with a new date of registration.
offer-if-ignored-declined = If you do not answer in time, it counts as if you had declined.
offer-papers = Papers to bring
offer-papers-where = Bring them to the kindergarten at the address above.
offer-extend-lead = You can take more time, until { $until }.
offer-extend = Take more time
offer-extend-by-head = If you need more time, ask the head of the kindergarten: it can be extended, until { $until }.
offer-extend-title = Take more time for the papers?
offer-extend-before = Papers by, now
offer-extend-after = Papers by, then
offer-extend-once = { $most ->
    [one] The time can be extended once only.
   *[other] The time can be extended { $most } times at most.
 }
offer-extend-button = Take more time
offer-to-application = To the application
