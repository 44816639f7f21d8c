# The receipt of an application (PDF).

receipt-title = Application { $number } is registered
receipt-number = Application number
receipt-code = Code to see its status
receipt-child = Child
receipt-registered = Registered
receipt-class = Class
receipt-claims = Benefits claimed, not confirmed yet
receipt-qr-alt = QR code with the address of the application's status page
receipt-qr-caption = Status of the application:
receipt-wishes = { $count ->
    [one] Chosen kindergarten
   *[other] Chosen kindergartens: { $count }
 }
receipt-order-counts = The order counts: the first kindergarten is the most wanted.
receipt-order-free = The order does not count: the kindergarten where a place for the child is free first will invite.
receipt-next = What happens next
receipt-next-claim = The district department checks the benefit. Until it is confirmed, it does not count for the place in the queue.
receipt-next-wait = When a place for the child is free, we invite you: in your cabinet, by e-mail and by SMS. You need not come or call.
receipt-next-answer-or-suspended = You will have { $period } to answer. Without an answer the place is offered to the next child, and the application is suspended.
receipt-next-answer-or-declined = You will have { $period } to answer. No answer counts as declined, and the place is offered to the next child.
receipt-next-documents = After accepting you bring the papers to the kindergarten: you will have { $period } for that.
receipt-rules = The rules of the queue in plain words:
receipt-keep = Keep this sheet. Show the code to nobody: together with the number it opens the status of the application.
receipt-footer = Application { $number }
