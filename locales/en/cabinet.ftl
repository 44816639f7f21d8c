# The cabinet of a family.
cabinet-title = Your cabinet
cabinet-applications = Applications
cabinet-no-applications = You have not filed an application yet.
cabinet-number = Application
cabinet-children = Children
cabinet-child-apply = Apply
cabinet-drafts = Begun and not filed yet
cabinet-draft-unnamed = Application without a child yet
cabinet-draft-kept = kept until { $until }
cabinet-apply = Apply for a kindergarten
cabinet-apply-another = Apply for another child
cabinet-urgent-invited = Invitation
cabinet-urgent-accepted = Bring the papers
cabinet-urgent-until = Until { $until }
cabinet-urgent-left = { $left } left
cabinet-urgent-answer = Answer the invitation
cabinet-urgent-papers = Which papers, and where
cabinet-time-over = no time
cabinet-unread = { $count ->
    [0] Messages (no new ones)
    [one] Messages ({ $count } new)
   *[other] Messages ({ $count } new)
 }
cabinet-messages-title = Messages
cabinet-no-messages = No messages yet.
cabinet-new = New
cabinet-mark-read = Mark as read
cabinet-mark-all = Mark all as read
cabinet-message-open = Open the application

## States, each with what it means, what to do, by when
cabinet-state-checking = Being checked
cabinet-state-checking-means = Registers are being asked. You do not need to do anything.
cabinet-state-confirm-in-person = Show your papers
cabinet-state-confirm-in-person-means = A register could not confirm your papers. Please show them at the education department of your district.
cabinet-state-queued = In the queue
cabinet-state-queued-means = You do not need to do anything. When a place comes up that fits your child, we send an invitation.{ $later ->
    [yes] {" "}No invitation comes before { $desired_on }.
   *[no] {""}
 }
cabinet-state-no-wishes = In no line
cabinet-state-no-wishes-means = There is no kindergarten left on your list, so your child stands in no line and gets no invitation. The date of registration is kept: as soon as you choose kindergartens, your child enters their lines by it.
cabinet-state-invited = Invitation
cabinet-state-invited-means = There is a place: { $kindergarten }, { $group }. Answer by { $answer_by }.
cabinet-state-accepted = Place accepted
cabinet-state-accepted-means = Bring the papers to { $kindergarten } by { $documents_by }.
cabinet-state-enrolled = Enrolled
cabinet-state-enrolled-means = The child is in the list of the group: { $kindergarten }, { $group }.
cabinet-state-suspended = Suspended
cabinet-state-suspended-means = { $reason ->
    [ignored] An invitation was not answered in time. The application gets no invitations until you bring it back.
    [documents_overdue] The papers were not brought in time. The application gets no invitations until you bring it back.
    [by_parent] You suspended it. The application gets no invitations until you bring it back.
   *[other] The application gets no invitations until you bring it back.
 }
cabinet-state-refused = Refused
cabinet-state-refused-means = { $reason }
cabinet-state-withdrawn = Withdrawn
cabinet-state-withdrawn-means = You withdrew it. You can file a new application.
cabinet-state-archived = Closed
cabinet-state-archived-means = The application is closed.
children-title = Your children
children-none = You have not added a child yet. A child is added with its application.
children-name = Surname, given name, patronymic
children-not-said = Not given yet
children-edit-title = Correct the details
children-address-title = Change the address
children-address-lead = A new address changes neither the date of registration nor the list of kindergartens.
children-remove = Remove the child
children-remove-title = Remove the child from your account?
children-remove-means = The details of the child are erased. There is no application for it, so nothing changes in the queue.
children-saved = The changes are saved.
children-removed = The child was removed.
cabinet-children-all = Details and address of the children
