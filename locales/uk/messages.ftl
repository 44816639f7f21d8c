# Сповіщення: тема й текст для кабінету та електронної пошти, SMS щонайбільше з двох частин.
# Жодних персональних даних: ні імені дитини, ні документа, ні пільги. У SMS немає посилань.

message-email-foot = Переглянути справу й відповісти можна після входу: { $link }
    Цього листа надіслала електронна черга до дитячих садків. Вона ніколи не питає ваш пароль.

message-filed-subject = Заяву { $number } зареєстровано
message-filed-text = Ми зареєстрували вашу заяву { $number }. Зараз нічого робити не треба. Коли з’явиться місце, що підходить вашій дитині, ми надішлемо запрошення.
message-filed-sms = Черга в садок: заяву { $number } зареєстровано. Місце в черзі видно в кабінеті на { $site }

message-wishes-changed-subject = Змінено список садків у заяві { $number }
message-wishes-changed-text = У вашій заяві { $number } змінено список садків. Якщо це зробили не ви, увійдіть і перевірте список.
message-wishes-changed-sms = Черга в садок: у заяві { $number } змінено список садків. Не ви? Увійдіть на { $site }

message-withdrawn-subject = Заяву { $number } відкликано
message-withdrawn-text = Вашу заяву { $number } відкликано, у черзі її більше немає. Нову можна подати будь-коли; вона матиме нову дату реєстрації.
message-withdrawn-sms = Черга в садок: заяву { $number } відкликано

message-details-changed-subject = Заяву { $number } змінено
message-details-changed-text = У заяві { $number } змінено бажаний день або мову. Дата реєстрації лишилася тією самою; нинішні місця видно на сторінці заяви.
message-details-changed-sms = Черга в садок: заяву { $number } змінено

message-claim-made-subject = Пільгу заявлено, заява { $number }
message-claim-made-text = У заяві { $number } заявлено пільгу. Її розгляне районне управління освіти; до того місця в черзі не змінюються.
message-claim-made-sms = Черга в садок: у заяві { $number } заявлено пільгу

message-claim-withdrawn-subject = Заявлену пільгу відкликано, заява { $number }
message-claim-withdrawn-text = У заяві { $number } відкликано заявлену пільгу. Нинішні черговість і місця видно на сторінці заяви.
message-claim-withdrawn-sms = Черга в садок: у заяві { $number } відкликано заявлену пільгу

message-claim-confirmed-subject = Пільгу в заяві { $number } підтверджено
message-claim-confirmed-text = Районне управління освіти підтвердило пільгу, яку ви зазначили в заяві { $number }. Місце в черзі вже враховує її.
message-claim-confirmed-sms = Черга в садок: пільгу в заяві { $number } підтверджено

message-claim-rejected-subject = Пільгу в заяві { $number } не підтверджено
message-claim-rejected-text = Районне управління освіти не підтвердило пільгу, яку ви зазначили в заяві { $number }. Заява лишається в черзі зі своєю датою реєстрації. Причина вказана на сторінці заяви; можна заявити пільгу знову з іншими документами.
message-claim-rejected-sms = Черга в садок: пільгу в заяві { $number } не підтверджено. Причина на { $site }

message-invitation-subject = Запрошення до садка, заява { $number }
message-invitation-text = Для вашої дитини є місце: { $kindergarten }, група «{ $group }». Прийміть його або відмовтеся до { $answer_by }. Якщо не відповісти, { $ignored ->
    [suspend] заяву буде призупинено, а місце запропоновано наступній дитині.
   *[decline] це рахуватимуть за відмову, а місце запропонують наступній дитині.
 }
message-invitation-sms = Запрошення до садка, заява { $number }. Відповісти до { $answer_by } у кабінеті на { $site }

message-reminder-subject = Дайте відповідь на запрошення, заява { $number }
message-reminder-text = Ви ще не відповіли на запрошення: { $kindergarten }. Час на відповідь спливає { $answer_by }. Після цього { $ignored ->
    [suspend] заяву буде призупинено, а місце запропоновано наступній дитині.
   *[decline] це рахуватимуть за відмову, а місце запропонують наступній дитині.
 }
message-reminder-sms = Нагадування: відповісти на запрошення до садка, { $number }, до { $answer_by } на { $site }

message-offer-accepted-subject = Ви прийняли місце, заява { $number }
message-offer-accepted-text = Ви прийняли місце: { $kindergarten }. Принесіть документи до садка до { $documents_by }. Перелік документів є на сторінці заяви.
message-offer-accepted-sms = Місце прийнято, заява { $number }. Документи до { $documents_by }. Перелік: { $site }

message-offer-declined-subject = Ви відмовилися від місця, заява { $number }
message-offer-declined-text = Ви відмовилися від місця: { $kindergarten }. { $list ->
    [empty] У вашому списку не лишилося жодного садка, тож дитина не стоїть у жодній черзі. Дата реєстрації зберігається: виберіть садки на сторінці заяви.
   *[kept] Що це означає для заяви, сказано на її сторінці.
 }
message-offer-declined-sms = Черга в садок: ви відмовилися від місця, заява { $number }

message-offer-expired-subject = Відповіді не було, заява { $number }
message-offer-expired-text = На запрошення ({ $kindergarten }) не відповіли вчасно, тому місце пропонується наступній дитині. Що це означає для заяви, сказано на її сторінці.
message-offer-expired-sms = Заява { $number }: на запрошення не відповіли вчасно. Докладно на { $site }

message-suspended-subject = Заяву { $number } призупинено
message-suspended-text = { $reason ->
    [ignored] На запрошення не відповіли вчасно, тому заяву { $number } призупинено й запрошень вона не отримує.
    [documents_overdue] Документи не принесли вчасно, тому заяву { $number } призупинено й запрошень вона не отримує.
    [by_parent] Ви призупинили заяву { $number }. Поки що запрошень вона не отримує.
   *[other] Заяву { $number } призупинено, запрошень вона не отримує.
 } Повернути її в чергу можна самостійно на її сторінці.
message-suspended-sms = Черга в садок: заяву { $number } призупинено. Повернути її можна на { $site }

message-reactivated-subject = Заява { $number } знову в черзі
message-reactivated-text = Заява { $number } знову в черзі й може отримувати запрошення.
message-reactivated-sms = Черга в садок: заява { $number } знову в черзі

message-documents-extended-subject = Більше часу на документи, заява { $number }
message-documents-extended-text = Час на подання документів ({ $kindergarten }) продовжено до { $documents_by }.
message-documents-extended-sms = Заява { $number }: час на документи продовжено до { $documents_by }

message-documents-overdue-subject = Документи не подано вчасно, заява { $number }
message-documents-overdue-text = Документи ({ $kindergarten }) не подано вчасно, тому місце пропонується наступній дитині. Що це означає для заяви, сказано на її сторінці.
message-documents-overdue-sms = Заява { $number }: документи не подано вчасно. Докладно на { $site }

message-offer-annulled-subject = Запрошення скасовано, заява { $number }
message-offer-annulled-text = Запрошення ({ $kindergarten }) більше не чинне. Причина вказана на сторінці заяви { $number }.
message-offer-annulled-sms = Заява { $number }: запрошення скасовано. Докладно на { $site }

message-enrolled-subject = Дитину зараховано, заява { $number }
message-enrolled-text = Вашу дитину зараховано: { $kindergarten }, група «{ $group }». Заяву { $number } виконано.
message-enrolled-sms = Вашу дитину зараховано до садка, заява { $number }

message-left-subject = Дитина вибула із садка, заява { $number }
message-left-text = Зафіксовано, що дитина вибула: { $kindergarten }. Нову заяву можна подати будь-коли.
message-left-sms = Черга в садок: вибуття із садка зафіксовано, заява { $number }

message-closed-subject = Заяву { $number } закрито
message-closed-text = { $reason ->
    [aged_out] Заяву { $number } закрито, бо дитина переросла дошкільний вік.
    [refused] За заявою { $number } відмовлено. Причина вказана на її сторінці.
    [duplicate] Заяву { $number } закрито, бо для цієї дитини є інша.
   *[other] Заяву { $number } закрито. Причина вказана на її сторінці.
 }
message-closed-sms = Черга в садок: заяву { $number } закрито. Причина на { $site }

message-age-group-changed-subject = Інша вікова група, заява { $number }
message-age-group-changed-text = Дитина підросла до іншої вікової групи, тож заява { $number } тепер чекає на групи цього віку. Дата реєстрації не змінилася.
message-age-group-changed-sms = Заява { $number } тепер чекає в наступній віковій групі. Дата реєстрації та сама. { $site }

message-password-handed-subject = Вам видали новий пароль
message-password-handed-text = Управління освіти видало новий пароль до вашого облікового запису за документом, що посвідчує особу (заява { $number }). Усі відкриті входи завершено. Якщо ви туди не приходили, негайно зателефонуйте до управління освіти свого району.
message-password-handed-sms = Черга в садок: в управлінні освіти видано новий пароль до вашого запису. Не ви? Зателефонуйте туди негайно
message-password-link-subject = Новий пароль
message-password-link-text = Хтось попросив посилання, щоб вибрати новий пароль для облікового запису { $login } в електронній черзі до садка. Якщо це ви, відкрийте посилання: { $link }

    Воно діє { $minutes ->
        [one] { $minutes } хвилину
        [few] { $minutes } хвилини
       *[many] { $minutes } хвилин
    } і лише один раз. Якщо це не ви, нічого не робіть: пароль лишається, як був. Нікому не пересилайте цього листа.

message-password-changed-subject = Пароль змінено
message-password-changed-text = Пароль облікового запису { $login } в електронній черзі до садка змінено, і на інших пристроях виконано вихід. Якщо це були не ви, одразу виберіть новий пароль: { $link }
