## Подання та зміни
refusal-registration-closed = Зараз реєстрацію закрито.
refusal-born-in-future = Дата народження ще не настала. Перевірте день, місяць і рік.
refusal-too-young = Дитину можна зареєструвати з віку { $months } міс.
refusal-too-old = Дитину можна зареєструвати до віку { $months } міс.
refusal-channel-closed = За правилами регіону заяви так не приймають. Родина може подати її на порталі або в управлінні освіти.
refusal-no-wishes = Оберіть принаймні один садок.
refusal-wish-twice = Той самий садок стоїть у списку двічі.
refusal-too-many-wishes = Оберіть не більше садків, ніж { $most }.
refusal-unknown-kindergarten = Такого садка немає в реєстрі.
refusal-child-already-applied = За цим свідоцтвом про народження вже є чинна заява. Якщо її подали не ви, зверніться до районного управління освіти.
refusal-child-attends = Дитина з таким свідоцтвом уже відвідує садок, тож другого місця в черзі їй не можна зайняти. Про переведення до іншого садка звертайтеся до районного управління освіти. Якщо дитина вибула, попросіть завідувача це записати.
refusal-offer-accepted = Ви вже прийняли запрошення. Перш ніж змінювати заяву, зверніться до садка.
refusal-application-closed = Заяву закрито, змінити її не можна.
refusal-not-in-line = Заява зараз не стоїть у черзі.
refusal-suspension-not-allowed = За цими правилами родина не може призупинити заяву.
refusal-not-suspended = Заяву не призупинено.
refusal-reactivation-too-late = Заяву можна було поновити до { $ends_at }. Подайте нову.
refusal-language-not-taught = У садках регіону не навчають цією мовою.
## Запрошення
refusal-offer-not-open = На це запрошення вже не можна відповісти.
refusal-answer-too-late = Час на відповідь закінчився { $answer_by }. Місце запропоновано наступній дитині.
refusal-age-no-longer-fits = Дитина вже не підходить за віком до цієї групи.
refusal-offer-not-accepted = Це запрошення не прийнято.
refusal-papers-too-late = Час на подання документів закінчився { $documents_by }.
refusal-extension-by-family = Строк для документів подовжує сама родина у своєму кабінеті.
refusal-extension-by-head = Строк для документів подовжує директор садка. Зверніться до нього.
refusal-no-more-extensions = Строк для документів можна подовжити щонайбільше { $most ->
    [one] { $most } раз
    [few] { $most } рази
   *[many] { $most } разів
}.
## Заявлені пільги під час подання
refusal-referral-needed = Для такої групи потрібне направлення. Такі заяви вносить районне управління освіти.
refusal-unknown-benefit = Такої пільги немає в чинних правилах.
refusal-claim-without-document = Зазначте документ, що підтверджує пільгу.
## Родини та їхні документи
refusal-birth-date-impossible = Такого дня немає. Перевірте день, місяць і рік, наприклад 27 3 2024.
refusal-born-too-long-ago = Від цієї дати народження минуло понад 18 років. Перевірте рік.
refusal-certificate-not-understood = Впишіть свідоцтво про народження, як у ньому надруковано: римське число, дві літери та шість цифр, наприклад I-ВЛ 112233.
refusal-document-not-understood = Впишіть номер документа, як у ньому надруковано: літери та цифри, принаймні одна цифра.
refusal-name-empty = Впишіть ім’я.
refusal-name-not-understood = В імені можуть бути лише літери, пробіли, дефіси та апострофи.
refusal-phone-not-understood = Впишіть номер телефону, наприклад 067 123 45 67. Номер іншої країни почніть із +.
refusal-edrpou-wrong = Код ЄДРПОУ неправильний: у ньому має бути до восьми цифр і контрольна цифра має збігатися.
refusal-rnokpp-wrong = РНОКПП неправильний: у ньому має бути десять цифр і контрольна цифра має збігатися.
refusal-unzr-wrong = Номер запису в реєстрі (УНЗР) неправильний. Приклад: 20200123-00555.
## Пільги
refusal-benefit-not-in-force = Ця пільга сьогодні не діє.
refusal-benefit-by-department = Цю пільгу вносить районне управління освіти. Принесіть туди документ, що її підтверджує.
refusal-benefit-needs-kindergarten = Вкажіть, для якого садка ця пільга.
refusal-benefit-kindergarten-not-wished = Ця пільга діє в одному садку, і він має бути у вашому списку.
refusal-claimed-twice = Цю пільгу вже заявлено.
refusal-claim-decided = Пільга вже не чекає на це рішення.
refusal-reason-missing = Напишіть причину: родина її прочитає.
## Садки, групи та вільні місця
refusal-group-without-name = Введіть назву групи.
refusal-group-without-places = У групі має бути принаймні одне місце.
refusal-capacity-below-children = У групі не може бути стільки місць: { $capacity }. У списку дітей: { $children }, місць за запрошеннями: { $held }.
refusal-capacity-implausible = У групі не може бути більше місць, ніж { $most }. Перевірте число.
refusal-vacancy-none = Вкажіть принаймні одне місце.
refusal-vacancy-in-past = День { $from_on } уже минув. Оберіть сьогодні або пізніший день.
refusal-vacancy-over-capacity = Ви вказали вільних місць: { $count }, а може бути щонайбільше { $free }: усього місць { $capacity }, дітей { $children }, решту місць уже вказано вільними або їх тримають запрошення.
refusal-vacancy-settled = Ці місця вже відкрито або відкликано.
refusal-vacancy-taken = Відкликати можна лише ті відкриті місця, які ще нікому не запропоновано: { $open }.
## Діти в списку
refusal-left-already = Дитина вибула з групи { $on }.
refusal-left-before-enrolment = Дитину зараховано { $enrolled_on }, раніше вибути вона не могла.
refusal-leaving-not-ahead = Наперед записують лише вибуття, день якого ще не настав.
refusal-leaving-far = Вибуття можна записати щонайбільше на { $days } днів наперед.
refusal-left-in-future = День вибуття не може бути в майбутньому.
## Стани заяви
refusal-not-filed = Заяву ще не подано.
refusal-filed-already = Заяву вже подано.
## Облікові записи
refusal-login-form = Ім’я користувача має від 3 до 100 літер, цифр або знаків . _ - + @ без пробілів.
refusal-login-taken = Таке ім’я користувача вже є. Оберіть інше або увійдіть, якщо воно ваше.
refusal-reset-link-void = Посилання на новий пароль не діє. Запросіть нове.
refusal-password-short = Пароль має щонайменше { $least } символів. Добре підходять кілька звичайних слів.
refusal-password-long = Пароль має щонайбільше { $most } символів.
refusal-password-common = Цей пароль серед перших, які пробують чужі. Оберіть інший, наприклад кілька звичайних слів.
refusal-password-is-login = Пароль не повинен повторювати ім’я користувача.
refusal-password-handed-again = Це пароль з аркуша. Оберіть інший, який знаєте лише ви.
refusal-identity-missing = Впишіть документ, за яким ви встановили особу: вид, серію та номер.
refusal-account-is-staff = Цей обліковий запис належить також працівникові. Новий пароль йому встановлює адміністратор системи.
refusal-password-wrong = Нинішній пароль неправильний.
refusal-name-missing = Вкажіть ваше ім’я.
refusal-name-long = Ім’я має щонайбільше { $most } символів.
refusal-email-form = Вкажіть адресу електронної пошти, наприклад olena@example.com.
refusal-sign-in-failed = Ім’я користувача або пароль неправильні.
refusal-account-blocked = Цей обліковий запис заблоковано. Зверніться до управління освіти вашого району.
refusal-too-many-attempts = Забагато спроб. Спробуйте знову через { $minutes ->
    [one] { $minutes } хвилину
    [few] { $minutes } хвилини
   *[other] { $minutes } хвилин
}.
refusal-own-account = Цього не можна зробити з власним обліковим записом. Попросіть іншого адміністратора.
refusal-role-scope = Для цієї ролі { $needs ->
    [kindergarten] потрібен садок
    [district] потрібен район або весь регіон
   *[none] не вказують ні садка, ні району
}.
refusal-role-twice = Обліковий запис уже має цю роль.
refusal-last-administrator = Це останній адміністратор системи. Спершу призначте іншого.
refusal-empty-age-band = Вік «до» має бути більший за вік «від».
refusal-vacancy-too-far-ahead = Місця можна оголошувати до { $date }. Перевірте рік.
refusal-fewer-than-registered = Через чергу до групи прийшло дітей: { $registered }, і вони є у списку. Кількість не може бути меншою. Натомість запишіть, хто вибув.
refusal-group-not-empty = У групі ще є діти ({ $children }) або обіцяні місця ({ $promised }). Спершу запишіть, куди вони переходять.
refusal-policy-invalid = У пакеті правил є помилки ({ $count }). Перша: { $first }
refusal-policy-not-yet = Цей пакет правил діє з { $date }.
## Родини
refusal-child-already-entered = Ви вже внесли дитину з таким документом: { $child }. Оберіть її або перевірте номер.
refusal-too-many-children = В одному обліковому записі може бути щонайбільше { $most } дітей.
refusal-child-in-use = На цих даних ґрунтується заява. Щоб їх виправити, зверніться до районного управління освіти.
refusal-address-missing = Вкажіть вулицю, будинок і квартиру.
refusal-address-long = Адреса має щонайбільше { $most } символів.
refusal-draft-incomplete = На деякі запитання ще немає відповіді. Перегляньте відповіді й заповніть пропущене.
refusal-desired-day-past = День, з якого потрібне місце, не може бути в минулому.
refusal-desired-day-far = День, з якого потрібне місце, має бути не далі ніж за { $years ->
    [one] { $years } рік
    [few] { $years } роки
   *[other] { $years } років
}.
refusal-too-many-drafts = Ви почали й не подали вже { $most } заяв. Спершу подайте або видаліть одну з них.
refusal-basis-missing = Вкажіть документ-підставу: який, номер, дата і ким виданий.
refusal-clock-backwards = Уже { $now }. Годинник демонстрації не йде назад: що сталося, того не скасувати.
refusal-clock-too-far = Так далеко годинник за раз не переводиться. Найдалі: { $furthest }.
refusal-clock-not-understood = Це не час. Вкажіть тривалість, як-от 7d чи 12h, або день, як-от 2027-06-01.
refusal-token-too-long = Токен може діяти від одного дня до { $most } днів.
