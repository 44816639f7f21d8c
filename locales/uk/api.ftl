# API: його сторінка і що він каже про хибні поля.

api-title = API для розробників
api-lead = Усе, що роблять сторінки, може зробити програма: за тими самими правилами й з тими самими правами.
api-errors = Помилки надходять як application/problem+json зі сталими type і code; слова – мовою з Accept-Language.
api-lists = Списки поділено на сторінки: наступна стоїть у «next» і в заголовку Link.
api-keys = Зміни приймають заголовок Idempotency-Key: той самий ключ дає ту саму відповідь і більше нічого не змінює, навіть якщо відповідь загубилася.
api-sign-in = Програма входить із токеном у заголовку Authorization: Bearer; браузер – зі своїм сеансом.
api-document = Опис у форматі OpenAPI 3.1
api-permission = Право:
api-body = Тіло:
api-answers = Відповіді:
api-shapes = Форми даних
problem-invalid-title = Деякі поля хибні
problem-invalid-text = Деяких полів запиту бракує або їх не вдалося прочитати. Кожне названо разом із тим, що з ним не так.
problem-bad-cursor-title = Такої сторінки немає
problem-bad-cursor-text = Цей курсор дав не цей список. Почніть знову без курсора.
problem-wrong-content-type-title = Тіло запиту не того виду
problem-wrong-content-type-text = Надсилайте тіло запиту як application/json.
field-missing = Це треба вказати.
field-malformed = Це не вдалося прочитати як те, чим воно має бути.
