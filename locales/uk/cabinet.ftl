# Кабінет родини.
cabinet-title = Ваш кабінет
cabinet-applications = Заяви
cabinet-no-applications = Ви ще не подавали заяви.
cabinet-number = Заява
cabinet-children = Діти
cabinet-child-apply = Подати заяву
cabinet-drafts = Розпочаті й ще не подані
cabinet-draft-unnamed = Заява ще без дитини
cabinet-draft-kept = зберігаємо до { $until }
cabinet-apply = Подати заяву до садка
cabinet-apply-another = Подати заяву для іншої дитини
cabinet-urgent-invited = Запрошення
cabinet-urgent-accepted = Принесіть документи
cabinet-urgent-until = До { $until }
cabinet-urgent-left = залишилося { $left }
cabinet-urgent-answer = Відповісти на запрошення
cabinet-urgent-papers = Які документи й куди
cabinet-time-over = нічого
cabinet-unread = { $count ->
    [0] Повідомлення (нових немає)
    [one] Повідомлення ({ $count } нове)
    [few] Повідомлення ({ $count } нові)
   *[other] Повідомлення ({ $count } нових)
 }
cabinet-messages-title = Повідомлення
cabinet-no-messages = Повідомлень ще немає.
cabinet-new = Нове
cabinet-mark-read = Позначити прочитаним
cabinet-mark-all = Позначити всі прочитаними
cabinet-message-open = Відкрити заяву

## Стани: що це означає, що робити й до якого часу
cabinet-state-checking = Перевіряється
cabinet-state-checking-means = Надіслано запити до реєстрів. Робити нічого не треба.
cabinet-state-confirm-in-person = Покажіть документи
cabinet-state-confirm-in-person-means = Реєстр не підтвердив документи. Покажіть їх в управлінні освіти вашого району.
cabinet-state-queued = У черзі
cabinet-state-queued-means = Робити нічого не треба. Коли з’явиться місце, що підходить вашій дитині, ми надішлемо запрошення.{ $later ->
    [yes] {" "}Раніше ніж { $desired_on } запрошень не буде.
   *[no] {""}
 }
cabinet-state-no-wishes = У жодній черзі
cabinet-state-no-wishes-means = У списку не лишилося жодного садка, тож дитина не стоїть у жодній черзі й не отримає запрошень. Дата реєстрації зберігається: щойно ви виберете садки, дитина стане в їхні черги за нею.
cabinet-state-invited = Запрошення
cabinet-state-invited-means = Є місце: { $kindergarten }, { $group }. Дайте відповідь до { $answer_by }.
cabinet-state-accepted = Місце прийнято
cabinet-state-accepted-means = Принесіть документи ({ $kindergarten }) до { $documents_by }.
cabinet-state-enrolled = Зараховано
cabinet-state-enrolled-means = Дитина у списку групи: { $kindergarten }, { $group }.
cabinet-state-suspended = Призупинено
cabinet-state-suspended-means = { $reason ->
    [ignored] На запрошення не відповіли вчасно. Заява не отримує запрошень, доки ви не повернете її в чергу.
    [documents_overdue] Документи не подали вчасно. Заява не отримує запрошень, доки ви не повернете її в чергу.
    [by_parent] Ви призупинили заяву. Вона не отримує запрошень, доки ви не повернете її в чергу.
   *[other] Заява не отримує запрошень, доки ви не повернете її в чергу.
 }
cabinet-state-refused = Відмовлено
cabinet-state-refused-means = { $reason }
cabinet-state-withdrawn = Відкликано
cabinet-state-withdrawn-means = Ви відкликали заяву. Можна подати нову.
cabinet-state-archived = Закрито
cabinet-state-archived-means = Заяву закрито.
children-title = Ваші діти
children-none = Ви ще не додали жодної дитини. Дитину додають, коли подають заяву.
children-name = Прізвище, ім’я, по батькові
children-not-said = Ще не вказано
children-edit-title = Виправити дані
children-address-title = Змінити адресу
children-address-lead = Нова адреса не змінює ні дати реєстрації, ні списку садків.
children-remove = Вилучити дитину
children-remove-title = Вилучити дитину з кабінету?
children-remove-means = Дані дитини буде стерто. Заяв для неї немає, тож у черзі нічого не зміниться.
children-saved = Зміни збережено.
children-removed = Дитину вилучено.
cabinet-children-all = Дані дітей і адреса
