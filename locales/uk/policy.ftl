# Правила простими словами (сторінка /rules, `sadok policy explain`). Одне повідомлення — одне речення; які з них діють, вирішує набір правил.

policy-section-pack = Правила
policy-pack = { $title }, версія { $version }, діють від { $from }.
policy-region = Територія дії: { $region }.
policy-mode-rolling = Місця надаються цілий рік: щойно садок вказує вільне місце, система сама запрошує першу дитину в черзі.
policy-mode-campaign = Місця надаються раз на рік: комісія затверджує результат розподілу, який зробила система, і підписує протокол.
policy-mode-both = Місця надаються під час щорічного розподілу, який затверджує комісія; між розподілами система сама запрошує першу дитину в черзі на кожне місце, що звільнилося.

policy-section-applying = Подання заяви
policy-channel-portal = Заяву подають батьки на порталі, з комп’ютера або телефону.
policy-channel-department = Районне управління освіти подає заяву за родину, яка прийшла особисто. Для внутрішньо переміщених осіб і дітей з медичним направленням воно вносить її на підставі документа.
policy-channel-kindergarten = Садок приймає заяви особисто.
policy-channel-commission = Заяви приймає комісія з комплектування.
policy-channel-call-centre = Заяви приймає телефоном контактний центр.
policy-age-from-birth = Дитину можна зареєструвати від народження до досягнення віку: { $to }.
policy-age-from = Дитину можна зареєструвати у віці: від { $from } до { $to }.
policy-age-by-referral = Дитину з направленням до однієї з цих груп можна зареєструвати до досягнення віку { $to }: { $profiles }.
policy-profile-general = загальна
policy-profile-inclusive = інклюзивна
policy-profile-compensating = спеціальна (компенсувальна)
policy-profile-sanatorium = санаторна
policy-profile-short-stay = короткотривалого перебування
policy-opens-at = Реєстрація відкривається: { $at }.
policy-closes-at = Реєстрація закривається: { $at }.
policy-wishes-any = Можна обрати будь-яку кількість садків.
policy-wishes-at-most = Можна обрати щонайбільше { $most ->
    [one] { $most } садок
    [few] { $most } садки
   *[other] { $most } садків
}.
policy-wishes-ordered = Порядок у списку має значення: найбажаніший садок стоїть першим.
policy-wishes-not-ordered = Порядок у списку не має значення: дитина однаково стоїть у черзі до кожного обраного садка.
policy-wishes-others = Можуть запропонувати місце і в садку, якого немає у списку.
policy-one-application = Дитина має одну чинну заяву. Зареєструвати одну дитину кілька разів неможливо.
policy-several-children = В одному обліковому записі може бути кілька дітей, у кожної своя заява.
policy-own-changes = Родина сама, без адміністратора, змінює список садків і відкликає заяву. Дата реєстрації залишається.
policy-parent-may-suspend = Родина може на певний час призупинити заяву й потім поновити її.

policy-section-ages = Вікові групи
policy-age-today = Враховується вік дитини сьогодні. У день народження дитина сама переходить до наступної вікової групи.
policy-age-on-day = Враховується вік дитини станом на { $day } поточного навчального року.
policy-age-group = { $group }: від { $from } до { $to }.
policy-age-own-bands = Група садка може приймати дітей іншого віку; тоді дитина стоїть у черзі до кожної групи, що приймає її вік.

policy-section-order = Хто перший
policy-order-intro = На кожне місце система запрошує першу дитину в черзі. Хто перший, вирішує по черзі таке:
policy-order-class = { $number }. Вид підтвердженої пільги — у порядку, наведеному нижче.
policy-order-points = { $number }. Сума підтверджених балів: більше балів — ближче до початку.
policy-order-residence = { $number }. Спершу мешканці громади.
policy-order-registration-time = { $number }. Момент реєстрації: хто раніше, той попереду.
policy-order-birth-date = { $number }. Дата народження: спершу старші діти.
policy-order-wish-rank = { $number }. Місце садка у списку родини: спершу ті, хто бажає його найбільше.
policy-order-lottery = { $number }. Номер, витягнутий під час відкритого жеребкування: менший попереду.
policy-order-sequence = { $number }. Порядковий номер заяви. Рівних місць не буває.
policy-order-nobody = Ніхто не може змінити час реєстрації, пересунути дитину в черзі чи обрати дитину на місце: ні директор садка, ні адміністратор. У системі немає такої функції.

policy-section-benefits = Пільги
policy-benefits-none = Пільг немає.
policy-class-out-of-turn = Позачергово:
policy-class-first-priority = Першочергово:
policy-class-guaranteed = З гарантованим місцем:
policy-class-preferential = Переважно:
policy-class-general = Бали:
policy-benefit = { $title }. Підстава: { $basis }.
policy-benefit-points = { $title }: { $points ->
    [one] { $points } бал
    [few] { $points } бали
   *[other] { $points } балів
}. Підстава: { $basis }.
policy-benefit-until = Діє до { $on } включно.
policy-benefit-one-kindergarten = Враховується лише в одному садку.
policy-benefit-catchment = Враховується лише в садках території обслуговування дитини.
policy-benefit-by-department = Її вносить районне управління освіти; документ слід принести туди.
policy-benefits-confirmed = Пільга враховується лише після того, як районне управління освіти підтвердило її за документом. До того дитина стоїть у загальній черзі.

policy-section-invitations = Запрошення
policy-invite-stated = Директор садка вказує, скільки місць вільно у групі.
policy-invite-first = Система одразу запрошує першу в черзі дитину, чий вік підходить до групи.
policy-invite-one = Дитина має щонайбільше одне запрошення водночас. До відповіді місце зберігається за нею.
policy-answer-within = Строк, щоб погодитися або відмовитися: { $period }. Останній день триває до опівночі.
policy-remind-before = Нагадування надходить за { $period } до кінця строку, о { $time }.
policy-accept-checks-age = Коли родина погоджується, вік дитини перевіряється ще раз.
policy-decline-drops = Хто відмовляється, вибуває з черги до цього садка й зберігає свою дату в решті.
policy-decline-keeps = Хто відмовляється, зберігає місце в черзі, також і до цього садка.
policy-decline-withdraws = Хто відмовляється, вибуває з черги зовсім.
policy-ignore-suspends = Якщо ніхто не відповів, заява цієї дитини призупиняється й не бере участі в черзі. Заяв братів і сестер та облікового запису це не стосується.
policy-ignore-declines = Якщо ніхто не відповів, це вважається відмовою.
policy-reactivate-any-time = Призупинену заяву родина сама поновлює будь-коли.
policy-reactivate-within = Призупинену заяву родина може поновити сама. Строк: { $period }.
policy-reactivate-keeps = Заява повертається зі своєю попередньою датою реєстрації.
policy-reactivate-loses = Заява повертається з новою датою реєстрації.
policy-next-invited = Місце, від якого відмовилися або щодо якого не відповіли, одразу пропонується наступній дитині.

policy-section-documents = Документи
policy-papers-within = Строк, щоб після згоди принести документи директорові садка: { $period }.
policy-papers-extension-parent = Родина сама може подовжити строк у кабінеті на { $period }, { $times ->
    [one] один раз
    [few] не більш як { $times } рази
   *[other] не більш як { $times } разів
}.
policy-papers-extension-head = Директор садка може подовжити строк на { $period }, { $times ->
    [one] один раз
    [few] не більш як { $times } рази
   *[other] не більш як { $times } разів
}.
policy-papers-late-suspends = Якщо документи не надійшли вчасно, місце пропонується наступній дитині, а заява призупиняється.
policy-papers-late-requeues = Якщо документи не надійшли вчасно, місце пропонується наступній дитині, а заява чекає далі зі своєю датою.
policy-papers-late-withdraws = Якщо документи не надійшли вчасно, місце пропонується наступній дитині, а заява закривається.
policy-paper = Принести: { $paper }.
policy-enrolled = Коли документи в порядку, директор зараховує дитину, і вона з’являється у списку групи.

policy-section-groups = Групи та місця
policy-capacity-hard = Дітей і збережених за запрошеннями місць у групі ніколи не буває більше, ніж у ній місць.
policy-leavers-stated = Коли дитина вибуває, директор вказує місце вільним; до того воно не надається.
policy-leavers-at-once = Коли дитина вибуває, місце одразу пропонується наступній.
policy-norms-warn = Наведені норми попереджають директора, але не забороняють.
policy-norm = { $profile }, від { $from } до { $to }: щонайбільше { $most ->
    [one] { $most } дитина
    [few] { $most } дитини
   *[other] { $most } дітей
}. Підстава: { $basis }.
policy-norm-any = Група
policy-norm-general = Загальна група
policy-norm-inclusive = Інклюзивна група
policy-norm-compensating = Спеціальна (компенсувальна) група
policy-norm-sanatorium = Санаторна група
policy-norm-short-stay = Група короткотривалого перебування

policy-section-calendar = Як рахуються дні
policy-days-end = Дні рахуються від наступного дня, останній закінчується опівночі; часовий пояс { $zone }.
policy-weekend = Вихідні дні: { $days }.
policy-holidays-worked = Святкові дні зараз є робочими.
policy-holidays-rest = Святкові дні не є робочими.
policy-holiday = { $on }: { $title }.
policy-moved-to-working = { $on } — робочий день.
policy-moved-to-rest = { $on } — вихідний день.
policy-day-of-year = { $day } { time-month }
policy-weekday-monday = понеділок
policy-weekday-tuesday = вівторок
policy-weekday-wednesday = середа
policy-weekday-thursday = четвер
policy-weekday-friday = п’ятниця
policy-weekday-saturday = субота
policy-weekday-sunday = неділя

policy-section-publication = Що відкрито для всіх
policy-queue-public = Чергу бачать усі: номери заяв, види пільг і час реєстрації, імен немає ніколи.
policy-queue-closed = Черга не відкрита для всіх; кожна родина бачить своє місце.
policy-small-counts = Числа, менші за { $least }, приховано там, де вони могли б вказати на особу.
policy-kept = Персональні дані закритої заяви зберігаються { $days ->
    [one] { $days } день
    [few] { $days } дні
   *[other] { $days } днів
}, потім знищуються.
policy-journal = Кожен крок черги записується до журналу без імен, із версією правил, за якою його зроблено. За журналом кожен може перевірити, що жодного місця не надано поза чергою.

policy-section-notifications = Повідомлення
policy-by-cabinet = Кожне повідомлення є в кабінеті.
policy-by-email = Також електронною поштою: { $events }.
policy-by-sms = Також SMS: { $events }.
policy-event-filed = заяву зареєстровано
policy-event-wishes-changed = список садків змінено
policy-event-withdrawn = заяву відкликано
policy-event-details-changed = змінено бажаний день або мову
policy-event-claim-made = заявлено пільгу
policy-event-claim-withdrawn = заявлену пільгу відкликано
policy-event-claim-confirmed = пільгу підтверджено
policy-event-claim-rejected = у пільзі відмовлено
policy-event-invitation = запрошення
policy-event-reminder = нагадування про запрошення
policy-event-offer-accepted = запрошення прийнято
policy-event-offer-declined = від запрошення відмовлено
policy-event-offer-expired = на запрошення не відповіли, і заява чекає далі
policy-event-suspended = заяву призупинено
policy-event-reactivated = заяву поновлено
policy-event-documents-extended = строк для документів подовжено
policy-event-documents-overdue = документи не надійшли вчасно
policy-event-offer-annulled = запрошення скасовано
policy-event-enrolled = дитину зараховано
policy-event-left = дитина вибула з групи
policy-event-closed = заяву закрито
policy-event-age-group-changed = дитина перейшла до іншої вікової групи
policy-event-password-handed = працівник видав родині новий пароль

policy-section-basis = Правова основа
policy-act = { $act }.

# Вік усередині речень: «від { $from } до { $to }», тому родовий відмінок.
policy-age-months = { $count ->
    [one] { $count } місяця
   *[other] { $count } місяців
}
policy-age-years = { $count ->
    [one] { $count } року
   *[other] { $count } років
}
policy-age-birth = народження
# Строки усередині речень: «за { $period }», «на { $period }», «строк: { $period }» — знахідний, однаковий із називним.
policy-period-calendar-days = { $count ->
    [one] { $count } календарний день
    [few] { $count } календарні дні
   *[other] { $count } календарних днів
}
policy-period-working-days = { $count ->
    [one] { $count } робочий день
    [few] { $count } робочі дні
   *[other] { $count } робочих днів
}
policy-period-hours = { $count ->
    [one] { $count } годину
    [few] { $count } години
   *[other] { $count } годин
}
