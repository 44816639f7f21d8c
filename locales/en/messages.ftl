# Notifications: subject and text for the cabinet and e-mail, and an SMS of at most two parts.
# No personal data here: no child's name, no document, no benefit. An SMS carries no link.

message-email-foot = See the case and answer after signing in: { $link }
    This message was sent by the electronic kindergarten queue. It never asks for your password.

message-filed-subject = Application { $number } is registered
message-filed-text = We have registered your application { $number }. You do not need to do anything now. When a place comes up that fits your child, we will send you an invitation.
message-filed-sms = Kindergarten queue: application { $number } is registered. Its place is shown in your cabinet on { $site }

message-wishes-changed-subject = The kindergartens of application { $number } were changed
message-wishes-changed-text = The list of kindergartens in your application { $number } was changed. If it was not you, sign in and check the list.
message-wishes-changed-sms = Kindergarten queue: the list of kindergartens of { $number } was changed. Not you? Sign in on { $site }

message-withdrawn-subject = Application { $number } is withdrawn
message-withdrawn-text = Your application { $number } is withdrawn and no longer stands in the queue. You can file a new one at any time; it gets a new registration date.
message-withdrawn-sms = Kindergarten queue: application { $number } is withdrawn

message-details-changed-subject = Application { $number } was changed
message-details-changed-text = The desired day or the language of application { $number } was changed. The date of registration stays; the places it has now are on the application's page.
message-details-changed-sms = Kindergarten queue: application { $number } was changed

message-claim-made-subject = A benefit is claimed, application { $number }
message-claim-made-text = A benefit is claimed in application { $number }. The district education department will look at it; until then no place in line changes.
message-claim-made-sms = Kindergarten queue: a benefit is claimed in application { $number }

message-claim-withdrawn-subject = A claim is taken back, application { $number }
message-claim-withdrawn-text = A claim to a benefit in application { $number } is taken back. The class and the places it has now are on the application's page.
message-claim-withdrawn-sms = Kindergarten queue: a claim in application { $number } is taken back

message-claim-confirmed-subject = A privilege is confirmed in application { $number }
message-claim-confirmed-text = The district education department confirmed the privilege that you claimed in application { $number }. The place in the queue now takes it into account.
message-claim-confirmed-sms = Kindergarten queue: the privilege in application { $number } is confirmed

message-claim-rejected-subject = A privilege is not confirmed in application { $number }
message-claim-rejected-text = The district education department did not confirm the privilege that you claimed in application { $number }. The application stays in the queue with its registration date. The reason stands on the page of the application; you can claim again with other papers.
message-claim-rejected-sms = Kindergarten queue: the privilege in application { $number } is not confirmed. The reason is on { $site }

message-invitation-subject = Invitation to a kindergarten, application { $number }
message-invitation-text = There is a place for your child: { $kindergarten }, group “{ $group }”. Please accept or decline it by { $answer_by }. If you do not answer, { $ignored ->
    [suspend] the application is suspended and the place goes to the next child.
   *[decline] it counts as declining and the place goes to the next child.
 }
message-invitation-sms = Invitation to a kindergarten, application { $number }. Answer by { $answer_by } in your cabinet on { $site }

message-reminder-subject = Please answer the invitation, application { $number }
message-reminder-text = You have not answered the invitation to { $kindergarten } yet. The time to answer ends { $answer_by }. After that { $ignored ->
    [suspend] the application is suspended and the place goes to the next child.
   *[decline] it counts as declining and the place goes to the next child.
 }
message-reminder-sms = Reminder: answer the kindergarten invitation, { $number }, by { $answer_by } on { $site }

message-offer-accepted-subject = You accepted the place, application { $number }
message-offer-accepted-text = You accepted the place in { $kindergarten }. Please bring the papers to the kindergarten by { $documents_by }. The list of papers stands on the page of the application.
message-offer-accepted-sms = Place accepted, application { $number }. Bring the papers by { $documents_by }. List: { $site }

message-offer-declined-subject = You declined the place, application { $number }
message-offer-declined-text = You declined the place in { $kindergarten }. { $list ->
    [empty] There is no kindergarten left on your list, so your child stands in no line. The date of registration is kept: choose kindergartens on the page of the application.
   *[kept] What this means for the application stands on its page.
 }
message-offer-declined-sms = Kindergarten queue: you declined the place, application { $number }

message-offer-expired-subject = No answer in time, application { $number }
message-offer-expired-text = The invitation ({ $kindergarten }) was not answered in time, so the place goes to the next child. The application's page says what this means for it.
message-offer-expired-sms = Application { $number }: the invitation was not answered in time. Details at { $site }

message-suspended-subject = Application { $number } is suspended
message-suspended-text = { $reason ->
    [ignored] The invitation was not answered in time, so application { $number } is suspended and gets no invitations.
    [documents_overdue] The papers were not brought in time, so application { $number } is suspended and gets no invitations.
    [by_parent] You suspended application { $number }. It gets no invitations for now.
   *[other] Application { $number } is suspended and gets no invitations.
 } You can bring it back yourself on its page.
message-suspended-sms = Kindergarten queue: application { $number } is suspended. You can bring it back on { $site }

message-reactivated-subject = Application { $number } is back in the queue
message-reactivated-text = Application { $number } is back in the queue and can be invited again.
message-reactivated-sms = Kindergarten queue: application { $number } is back in the queue

message-documents-extended-subject = More time for the papers, application { $number }
message-documents-extended-text = You have more time to bring the papers to { $kindergarten }: until { $documents_by }.
message-documents-extended-sms = Application { $number }: more time for the papers, until { $documents_by }

message-documents-overdue-subject = The papers were not brought in time, application { $number }
message-documents-overdue-text = The papers for { $kindergarten } were not brought in time, so the place goes to the next child. What this means for the application stands on its page.
message-documents-overdue-sms = Application { $number }: the papers were not brought in time. See { $site }

message-offer-annulled-subject = An invitation was taken back, application { $number }
message-offer-annulled-text = The invitation to { $kindergarten } no longer stands. The reason is on the page of application { $number }.
message-offer-annulled-sms = Application { $number }: an invitation was taken back. See { $site }

message-enrolled-subject = Your child is enrolled, application { $number }
message-enrolled-text = Your child is enrolled: { $kindergarten }, group “{ $group }”. Application { $number } is complete.
message-enrolled-sms = Your child is enrolled in the kindergarten, application { $number }

message-left-subject = The child has left the kindergarten, application { $number }
message-left-text = { $kindergarten } has recorded that your child left. You can file a new application at any time.
message-left-sms = Kindergarten queue: leaving the kindergarten is recorded, application { $number }

message-closed-subject = Application { $number } is closed
message-closed-text = { $reason ->
    [aged_out] Application { $number } is closed because the child has outgrown kindergarten.
    [refused] Application { $number } is refused. The reason stands on its page.
    [duplicate] Application { $number } is closed because there is another one for the same child.
   *[other] Application { $number } is closed. The reason stands on its page.
 }
message-closed-sms = Kindergarten queue: application { $number } is closed. The reason is on { $site }

message-age-group-changed-subject = Another age group, application { $number }
message-age-group-changed-text = Your child has grown into another age group, so application { $number } now waits for groups of that age. The registration date stays.
message-age-group-changed-sms = Application { $number } now waits in the next age group. Registration date kept. See { $site }

message-password-handed-subject = You were given a new password
message-password-handed-text = The education department handed out a new password for your account against an identity document (application { $number }). All open sessions were ended. If you did not go there, telephone the education department of your district at once.
message-password-handed-sms = Kindergarten queue: the education department handed out a new password for your account. Not you? Telephone it at once
message-password-link-subject = A new password
message-password-link-text = Somebody asked for a link to choose a new password for the account { $login } of the electronic kindergarten queue. If it was you, open the link: { $link }

    It works for { $minutes ->
        [one] { $minutes } minute
       *[other] { $minutes } minutes
    } and once only. If it was not you, do nothing: the password stays as it was. Do not forward this letter.

message-password-changed-subject = The password was changed
message-password-changed-text = The password of the account { $login } of the electronic kindergarten queue was changed, and other devices were signed out. If it was not you, choose a new password at once: { $link }
