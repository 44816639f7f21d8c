# The API: its page, and what it says about wrong fields.

api-title = API for developers
api-lead = Everything the pages do can be done by a program, by the same rules and with the same permissions.
api-errors = Errors are application/problem+json with a stable type and code; the words come in the language of Accept-Language.
api-lists = Lists are paged by cursor: the next page stands in “next” and in the header Link.
api-keys = Changes take the header Idempotency-Key: the same key gives the same answer and changes nothing more, also after a lost reply.
api-sign-in = A program signs in with a token in the header Authorization: Bearer; a browser with its session.
api-document = The description as OpenAPI 3.1
api-permission = Permission:
api-body = Body:
api-answers = Answers:
api-shapes = Shapes
problem-invalid-title = Some fields are wrong
problem-invalid-text = Some fields of the request are missing or cannot be read. Each is named with what is wrong with it.
problem-bad-cursor-title = The page does not exist
problem-bad-cursor-text = The cursor was not given by this list. Begin again without one.
problem-wrong-content-type-title = The body is of the wrong kind
problem-wrong-content-type-text = Send the body as application/json.
field-missing = This must be given.
field-malformed = This cannot be read as what it should be.
