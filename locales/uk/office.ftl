# Сторінки для працівників.

office-title = Робоче місце
office-search = Знайти заяву або садок
office-search-hint = Номер заяви, ім’я дитини, назва садка (щонайменше три літери) або повний номер телефону.
office-search-title = Пошук
office-search-none = Нічого не знайдено. Перевірте написання або введіть частину назви.
office-cases = Заяви
office-groups = Групи та місця
office-invitations = Запрошення
office-children = Реєстр дітей
office-claims = Пільги на підтвердження
office-direct = Внести заяву на підставі документа
office-silent = Садки, що мовчать про місця
office-no-kindergarten = Ваша роль не прив’язана до садка.
office-found = { $count ->
    [one] { $count } рядок
    [few] { $count } рядки
   *[other] { $count } рядків
}
desk-work = Чекає на вас
desk-open = Усе, що вам доступне
desk-clock-behind = Годинник сервера відстає від останньої події журналу { $minutes ->
    [one] менш ніж на { $minutes } хвилину
    [few] менш ніж на { $minutes } хвилини
   *[other] менш ніж на { $minutes } хвилин
}. Доки він не наздожене, нові події датуються останньою, а строки не спливають. Виправте час сервера.
desk-oldest = найдавніше: { $days }
desk-papers = { $count ->
    [one] родина прийняла місце: чекаємо документів
    [few] родини прийняли місце: чекаємо документів
   *[other] родин прийняли місце: чекаємо документів
 }
desk-invited = { $count ->
    [one] родина запрошена: чекаємо відповіді
    [few] родини запрошено: чекаємо відповіді
   *[other] родин запрошено: чекаємо відповіді
 }
desk-places = { $count ->
    [one] місце можна оголосити вільним
    [few] місця можна оголосити вільними
   *[other] місць можна оголосити вільними
 }
desk-starting = { $count ->
    [one] дитину зараховано цього місяця
    [few] дитини зараховано цього місяця
   *[other] дітей зараховано цього місяця
 }
desk-leaving = { $count ->
    [one] дитина вибула цього місяця або вибуває
    [few] дитини вибули цього місяця або вибувають
   *[other] дітей вибули цього місяця або вибувають
 }
desk-claims = { $count ->
    [one] пільга на підтвердження
    [few] пільги на підтвердження
   *[other] пільг на підтвердження
 }
desk-silent = { $count ->
    [one] садок мовчить про місця 30 днів
    [few] садки мовчать про місця 30 днів
   *[other] садків мовчать про місця 30 днів
 }
desk-due = { $count ->
    [one] запрошення, строк якого спливає за 3 дні: зателефонуйте
    [few] запрошення, строк яких спливає за 3 дні: зателефонуйте
   *[other] запрошень, строк яких спливає за 3 дні: зателефонуйте
 }
desk-failed = { $count ->
    [one] повідомлення не надійшло
    [few] повідомлення не надійшли
   *[other] повідомлень не надійшло
 }
groups-with = Групи
groups-any = Усі
groups-vacant = З вільними місцями
groups-over = Понад норму
group-over = понад норму: { $most }
group-open = Відкрито
group-room = Можна оголосити
group-room-means = «Відкрито» — місця, які ви оголосили вільними і на які ще нікого не запрошено, бо ніхто не чекає. «Можна оголосити» — місця без дитини, запрошення чи оголошення.
group-state = Оголосити вільні місця
group-effect = Зараз можна оголосити: { $room }. { $waiting ->
    [0] До цієї групи ніхто не чекає: місця лишаться відкритими, доки хтось не з’явиться.
    [one] Чекає { $waiting } дитина: перших у черзі буде запрошено одразу.
    [few] Чекають { $waiting } дитини: перших у черзі буде запрошено одразу.
   *[other] Чекають { $waiting } дітей: перших у черзі буде запрошено одразу.
 }
group-count = Скільки місць
group-count-hint = Наприклад, 2
group-count-missing = Введіть кількість місць
group-from = З якого дня
group-from-hint = Сьогодні означає, що запрошення вирушать одразу.
group-from-what = день
group-state-button = Оголосити місця
group-withdraw = Відкликати
group-planned = З
group-change = Змінити групу
group-capacity = Місць
group-capacity-hint = Не менше, ніж дітей і місць за запрошеннями.
group-present = Дітей
group-present-hint = Виправте, якщо дітей прийнято поза чергою. Діти з черги рахуються самі.
group-number-missing = Введіть число
group-save = Зберегти
group-list = Діти, які прийшли через чергу
group-list-empty = Поки нікого.
group-done-places = Готово. Надіслано запрошень: { $invited }. Лишилося відкритих місць: { $open }.
group-done-planned = Готово. Місця буде надано того дня.
group-done-withdrawn = Готово. Місця відкликано.
group-done-changed = Збережено.
group-done-norm = Збережено. Зверніть увагу: норма для цього віку — щонайбільше дітей: { $most }.
kindergarten-name = Садок
child-name = Дитина
child-born = Дата народження
child-enrolled = Зараховано
child-leave = Записати вибуття
child-leaves = Вибуває
child-stays = Усе ж залишається
invitation-state = Стан
invitation-any = Усі
invitation-closed = Завершені
invitation-sent = Надіслано
invitation-answer-by = Відповісти до
invitation-papers-by = Документи до
invitation-due = Лишилося часу
invitation-enrol = Зарахувати
invitation-extend = Дати більше часу
invitation-extend-title = Дати родині більше часу на документи?
invitation-extend-told = Родина одразу отримає повідомлення з новим строком.
invitation-extend-not = Зараз строк за цим запрошенням продовжити не можна: так кажуть чинні правила, або його вже подовжено скільки можна, або він минув.
invitation-extended = Строк подовжено, родину повідомлено.
invitation-papers-until = документи до { $until }
invitation-enrolled = Дитину зараховано, вона у списку групи.
invitation-none = Таких запрошень немає.
offer-invited = Запрошено
offer-accepted = Прийнято
offer-enrolled = Зараховано
offer-declined = Відмова
offer-expired = Без відповіді
offer-documents-overdue = Документи не принесено
offer-annulled = Скасовано
leaving-title = Дитина вибуває з групи
leaving-means = Того дня місце звільняється, його нададуть так, як кажуть правила; родину повідомлять.
leaving-on = Перший день без дитини
leaving-on-hint = Сьогодні, раніше або наперед у межах року
leaving-on-what = перший день без дитини
leaving-reason = Чому
leaving-reason-missing = Оберіть причину
leaving-announced = Вибуття заплановано. Того дня дитина вибуде з групи сама; доти вона ще може залишитися.
leaving-revoked = Дитина залишається в групі.
leaving-button = Записати вибуття
leaving-by-parent = На прохання родини
leaving-moved = Родина переїхала
leaving-school = Дитина йде до школи
leaving-medical = За медичними показаннями
leaving-transferred = До іншої групи або садка
leaving-other = Інша причина
claims-none = Жодна пільга не чекає на рішення.
claim-category = Пільга
claim-made = Заявлено
claim-waits = Чекає
claim-document = Підтвердження
claim-reason-was = Причина
claim-confirm = Підтвердити
claim-reject = Відмовити
claim-revoke = Відкликати підтвердження
claim-reason = Причина
claim-reason-hint = Її прочитає родина. Напишіть, чого бракує і що можна зробити.
claim-decided = Рішення збережено, місце в черзі обчислено заново.
claim-claimed = Чекає
claim-confirmed = Підтверджено
claim-rejected = Не підтверджено
claim-withdrawn = Відкликано
case-title = Заява
case-born = Рік народження
case-entered = Внесено
case-family = Родина
case-document = Свідоцтво про народження
case-guardian = Представник дитини
case-phone = Мобільний телефон
case-email = Електронна пошта
case-show-family = Показати дані родини
case-look-noted = Кожен перегляд даних родини записується.
case-claims = Пільги
case-no-wishes = У списку родини не лишилося жодного садка: дитина не стоїть у жодній черзі й не отримає запрошень, доки родина не вибере садки у своєму кабінеті. Дата реєстрації зберігається.
case-wishes = Садки у списку
case-looked = Хто бачив запечатані дані
office-role-public = Відвідувач
office-role-parent = Родина
office-role-head = Завідувач садка
office-role-education-officer = Управління освіти району
office-role-commission = Комісія
office-role-municipal-admin = Адміністратор міста
office-role-system-admin = Адміністратор системи
office-role-call-centre = Кол-центр
office-role-registry-officer = Працівник реєстру
office-role-auditor = Аудитор
office-role-system = Програма
silent-means = У цих садках є вільні місця, але тридцять днів про них не оголошували.
silent-since = Останнє оголошення
silent-never = ніколи
direct-title = Внести заяву на підставі документа
direct-lead = Для внутрішньо переміщених осіб і дітей із направленням. Час реєстрації — зараз, як для всіх; у публічному списку буде позначка.
direct-basis = Документ-підстава
direct-basis-hint = Який, номер, дата, ким виданий. Зберігається запечатаним.
direct-guardian-part = Представник дитини
direct-child-part = Дитина
direct-place-part = Місце
direct-surname = Прізвище
direct-surname-missing = Введіть прізвище
direct-given = Ім’я
direct-given-missing = Введіть ім’я
direct-patronymic = По батькові
direct-born-what = дату народження
direct-sex = Стать
direct-sex-1 = Хлопчик
direct-sex-2 = Дівчинка
direct-document-kind = Документ про народження
direct-document-certificate = Свідоцтво про народження (Україна)
direct-document-foreign = Свідоцтво іншої держави
direct-document-other = Інший документ
direct-document = Його номер
direct-document-missing = Введіть номер документа
direct-wishes = Садки
direct-profile = Вид групи
direct-benefit = Пільга
direct-benefit-hint = Пільгу, яку вносить лише управління, буде підтверджено разом із внесенням; інші чекатимуть на рішення.
direct-benefit-place = Для якого садка зі списку
direct-benefit-place-hint = Лише для пільги, що діє в одному садку. Якщо у списку один садок, обирати не потрібно.
direct-benefit-place-none = Не обрано
direct-no-benefit = Немає
direct-desired-what = день
direct-button = Внести заяву
direct-done = Заяву внесено
direct-open-case = Відкрити заяву
direct-another = Внести ще одну
case-ahead = Попереду
case-by-rules = система, за правилами
case-record = запис журналу { $number }
office-duty-head = Групи вашого садка: відкривайте й закривайте їх, оголошуйте вільні місця, стежте, хто відповів і хто несе документи, зараховуйте дітей.
office-duty-education-officer = Справи вашого району: підтверджуйте пільги, вносьте переселенців і дітей із направленням, нагадуйте садкам, що мовчать.
office-duty-commission = Комісія бачить справи, чергу й місця. Порядок у черзі визначають лише правила: змінити його не може ніхто.
office-duty-municipal-admin = Стан системи міста: місця, запрошення, пільги й повідомлення, що не надійшли.
office-duty-system-admin = Робота системи: повідомлення, що не надійшли. Правила й облікові записи працівників змінюють командами sadok policy і sadok user.
office-duty-call-centre = Родина телефонує: запитайте номер заяви, знайдіть справу й прочитайте вголос її стан, місця та строк. Даних родини ви не бачите.
office-duty-registry-officer = Запитів до вашого реєстру зараз немає.
office-duty-auditor = Ви бачите всі справи, рішення й перегляди даних родин і нічого не змінюєте.
office-messages = Повідомлення, що не надійшли
office-messages-means = Програма намагалася надіслати ці повідомлення кілька разів і зупинилася. Усе, що в них, родина бачить у кабінеті. Виправте причину й надішліть ще раз.
office-messages-none = Усі повідомлення надіслано.
office-messages-kind = Про що
office-messages-channel = Куди
office-messages-error = Що відповіла служба
office-messages-attempts = Спроб
office-messages-written = Написано
office-messages-resend = Надіслати ще раз
office-messages-resent = Повідомлення повернуто в чергу на надсилання.
invitation-due-soon = Строк спливає за 3 дні
office-message-filed = Заяву подано
office-message-wishes-changed = Список садків змінено
office-message-withdrawn = Заяву відкликано
office-message-claim-confirmed = Пільгу підтверджено
office-message-claim-rejected = Пільгу не підтверджено
office-message-invitation = Запрошення
office-message-reminder = Нагадування
office-message-offer-accepted = Запрошення прийнято
office-message-offer-declined = Від місця відмовилися
office-message-suspended = Заяву призупинено
office-message-reactivated = Заява знову в черзі
office-message-documents-extended = Строк для документів подовжено
office-message-documents-overdue = Документи не принесено вчасно
office-message-offer-annulled = Запрошення скасовано
office-message-enrolled = Дитину зараховано
office-message-left = Дитина вибула
office-message-closed = Заяву закрито
office-message-age-group-changed = Нова вікова група

# Заява за родину, яка прийшла особисто
filing-title = Подати заяву за родину
filing-lead = Для родини, яка прийшла особисто й не має облікового запису. Час реєстрації — зараз, як для всіх; у публічному списку буде позначка. Пільгу підтверджує управління освіти, як завжди.
filing-closed = За правилами регіону ваша установа заяв не приймає: родина подає на порталі або в управлінні освіти.
filing-button = Подати заяву
filing-another = Подати ще одну
office-filing = Подати заяву за родину
direct-messages-in = Мова повідомлень родині
direct-language = Мова навчання
direct-language-any = Будь-яка
direct-sex-missing = Оберіть стать
direct-find = Знайти садок за назвою
direct-find-hint = Обрані садки лишаються у списку. Щонайменше один має бути вашим.
direct-find-button = Показати садки
direct-find-more = Показано перші { $shown } із { $total }. Введіть частину назви, щоб знайти інші.
direct-find-none = За цією назвою нічого не знайдено.
direct-find-district = Район
direct-district-any = Увесь регіон
direct-benefit-proof = Документ, що підтверджує пільгу
direct-benefit-proof-hint = Для пільги, яку вносить управління, досить документа-підстави.
direct-benefit-proof-missing = Впишіть документ, що підтверджує пільгу
direct-paper = Аркуш для родини
direct-paper-lead = Роздрукуйте цю сторінку й віддайте родині. Пароль і код показано лише зараз: потім їх не побачить ніхто.
direct-paper-known = Роздрукуйте цю сторінку й віддайте родині. Заява — в обліковому записі, який родина вже має: є запис цього представника з цим телефоном або адресою. Код показано лише зараз.
direct-paper-next-known = Що далі: увійдіть як завжди за адресою { $site } і стежте за заявою в кабінеті. Коли надійде запрошення, відповісти на нього треба там само. Без входу стан заяви видно за номером і кодом.
direct-paper-next = Що далі: увійдіть за адресою { $site }, оберіть власний пароль і стежте за заявою в кабінеті. Коли надійде запрошення, відповісти на нього треба там само. Без входу стан заяви видно за номером і кодом.
handover-login = Ім’я користувача
handover-password = Одноразовий пароль
handover-title = Видати родині новий пароль
handover-lead = Лише якщо законний представник стоїть перед вами. Усі відкриті входи буде завершено, родину сповістять, а запис про видачу побачить аудитор.
handover-identity = Документ, за яким встановлено особу
handover-identity-hint = Вид, серія та номер, наприклад паспорт 000000000. Зберігається запечатаним.
handover-button = Видати новий пароль
handover-done = Новий пароль
handover-link = Видати новий пароль
case-show-papers = Показати документи
case-papers = Документи
case-papers-noted = Кожен перегляд документів записується.
case-basis = Документ-підстава
looked-family = дані родини
looked-claim = документи пільг
looked-basis = документ-підстава
looked-password = видано новий пароль
# Групи
group-new = Відкрити групу
group-new-name = Назва групи
group-new-ages = Вік дітей
group-new-ages-missing = Оберіть вік
group-new-own = Інший: у місяцях
group-new-from = Від, повних місяців
group-new-to = До, повних місяців
group-new-months-missing = Введіть вік у повних місяцях
group-new-language = Мова навчання
group-new-capacity = Місць
group-new-capacity-hint = Норма залежить від віку. Якщо місць більше, ніж вона дозволяє, група відкриється, а система попередить.
group-new-norm = Норма: щонайбільше { $most }.
group-new-button = Відкрити групу
group-opened = Групу відкрито. Оголосіть вільні місця, коли будете готові приймати дітей.
group-close = Закрити групу
group-close-means = Група зникне зі списків. Оголошені місця буде відкликано. Записи про дітей, які в ній були, лишаться.
group-close-first = Поки в групі є діти або місця за запрошеннями, закрити її не можна. Дітей: { $children }, місць за запрошеннями: { $held }.
group-close-button = Так, закрити групу
group-closed = Групу закрито.
planned-title = Запланований прийом
planned-lead = Місця, оголошені на майбутні дні. Того дня система сама запросить перших у черзі.
planned-on = День
planned-count = Місць
planned-none = На майбутні дні місць не оголошено.
# Вивантаження
office-exports = Вивантажені списки
exports-lead = Списки з іменами, які працівники зберегли файлом.
exports-none = Жодного списку ще не вивантажено.
export-at = Коли
export-role = Роль
export-list = Список
export-filter = Відбір
export-forgotten = вже не зберігається
export-lines = Рядків
export-as = Зберегти файлом
export-noted = Вивантаження записується.
# Реєстр дітей
children-period = Хто
children-present = Відвідують
children-starting = Зараховані цього місяця
children-leaving = Вибули цього місяця або вибувають
child-left = Вибуття
desk-papers-due = { $count ->
    [one] родина має принести документи за 3 дні
    [few] родини мають принести документи за 3 дні
   *[other] родин мають принести документи за 3 дні
 }
invitation-papers-due-soon = Строк документів спливає за 3 дні
office-message-password-handed = Новий пароль
direct-district-mine = Мої райони
direct-wishes-not-yours = Щонайменше один із садків має бути у вашому районі або вашим.
office-message-password-link = Посилання на новий пароль
office-message-password-changed = Пароль змінено
