# Квитанція про заяву (PDF).

receipt-title = Заяву { $number } зареєстровано
receipt-number = Номер заяви
receipt-code = Код для перегляду стану
receipt-child = Дитина
receipt-registered = Зареєстровано
receipt-class = Черга
receipt-class-out-of-turn = Позачергово
receipt-class-first-priority = Першочергово
receipt-class-guaranteed = Забезпечення місцем
receipt-class-preferential = Пільгова
receipt-class-general = Загальна
receipt-claims = Заявлені пільги, ще не підтверджені
receipt-qr-alt = QR-код з адресою сторінки стану заяви
receipt-qr-caption = Стан заяви:
receipt-wishes = { $count ->
    [one] Обраний садок
   *[other] Обрані садки: { $count }
 }
receipt-order-counts = Порядок має значення: перший садок — найбажаніший.
receipt-order-free = Порядок не має значення: запросить той садок, де місце для дитини звільниться першим.
receipt-next = Що далі
receipt-next-claim = Районний департамент перевірить пільгу. До підтвердження заява стоїть у загальній черзі.
receipt-next-wait = Коли для дитини звільниться місце, ми запросимо вас: у кабінеті, електронною поштою та SMS. Приходити чи дзвонити не треба.
receipt-next-answer = На відповідь буде { $period }. Якщо не відповісти, місце запропонують наступній дитині, а заяву призупинять.
receipt-next-documents = Після згоди потрібно принести документи до садка: на це буде { $period }.
receipt-rules = Правила черги простими словами:
receipt-keep = Збережіть цей аркуш. Нікому не показуйте код: з ним і номером видно стан заяви.
receipt-footer = Заява { $number }
