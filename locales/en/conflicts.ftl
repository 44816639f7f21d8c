# Somebody was quicker. Each word of a `Conflict("…")` in the code has its sentence here.

conflict-already-there = There is such a record already. Go back and look at what is kept.
conflict-application-changed-meanwhile = The application was changed in another window or by the system just before. Nothing was saved: open the application, see how it stands, and change it again.
conflict-bad-idempotency-key = A key has from 1 to 200 characters.
conflict-child-already-applied = Another application was filed just before under this child's birth certificate. There cannot be a second one.
conflict-child-attends-already = This child stands in a group's list already. It cannot be enrolled twice: its leaving must be recorded first.
conflict-claim-decided-meanwhile = The claim was decided just before. Open the application to see what holds.
conflict-group-is-full = There is no free place in this group any more: it was taken just before. Nothing was saved; look at the group again.
conflict-idempotency-key-reused = This key was used for another request. Use a new key for a new request.
conflict-import-has-errors = The file has errors, so nothing was taken in. Correct the rows that the report names and try again.
conflict-leaving-not-announced = This child’s leaving is not announced any more. Open the list of children to see what holds.
conflict-left-meanwhile = Somebody recorded just before that this child left. Open the group's list to see what holds.
conflict-no-longer-there = What this change refers to is not there any more. Nothing was saved: go back and look again.
conflict-no-policy = No rules are in force yet, so the queue does not run. Ask the system administrator.
conflict-offer-answered-meanwhile = This invitation was answered just before, perhaps in another window. Open it to see what holds.
conflict-password-is-own = You have a password of your own already. You can set another one in the settings.
conflict-policy-already-coming = This policy pack is announced already: it will be switched on when its day begins.
conflict-policy-already-in-force = This very policy pack is in force. There is nothing to change.
