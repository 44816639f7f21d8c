# Сторінки для всіх.

as-of = Станом на
home-title = Місце в садку — по черзі
home-lead = Електронна черга до дитячих садків: { $region }. Подайте заяву з телефона, стежте за своїм місцем, відповідайте на запрошення. Нікого не можна пропустити вперед вручну.
home-apply = Подати заяву
home-status = Перевірити заяву за номером і кодом
home-find = Знайти садок
home-kindergartens = Дитячих садків
home-vacant = Вільних місць зараз
home-waiting = Дітей у черзі
home-all = Усі садки
home-queue = Черга
home-statistics = Місто в числах
home-how = Як це працює
home-step-apply = Ви подаєте заяву: одна дитина, будь-які садки. Це близько десяти хвилин, можна зупинитися й продовжити пізніше.
home-step-wait = Ви бачите своє місце в черзі кожного садка, хто попереду і за яким правом.
home-step-answer = Коли є вільне місце і ваша дитина перша, система запрошує вас: у кабінеті, електронною поштою та SMS. На відповідь — { $within }.
home-step-enrol = Ви приносите документи, і дитину зараховують.
home-need = Що потрібно
home-need-certificate = свідоцтво про народження дитини
home-need-contact = номер мобільного або електронна пошта для запрошень
home-need-privilege = документ, що підтверджує пільгу, якщо вона є
home-need-time = Не потрібні ні програми, ні швидкий інтернет.
home-honest = Однаково для всіх
home-honest-text = Порядок випливає лише з оприлюднених правил: підтверджена пільга, потім час реєстрації. Ні завідувачі, ні посадовці не можуть його змінити, і журнал це доводить.
home-rules = Прочитати правила
home-other = Без інтернету
home-other-text = Таку саму заяву за вас особисто подасть управління освіти вашого району.

queue-title = Черга
queue-lead = Хто на якому місці в черзі до садка: номери, права й час, жодного імені.
queue-choose = Оберіть садок
queue-pseudonymous = Заяви показано за номерами. Дитина стоїть у черзі до кожної групи, яка підходить їй за віком сьогодні.
queue-none = Тут ніхто не може стояти в черзі: у садку немає груп для цього віку.
queue-length = { $count ->
    [one] Чекає { $count } дитина.
    [few] Чекають { $count } дитини.
   *[other] Чекають { $count } дітей.
}
queue-position = Місце
queue-application = Заява
queue-class = Право
queue-registered = Зареєстровано
queue-by-staff = внесено управлінням на підставі документа
queue-for-family = подано працівником за родину

class-out-of-turn = Позачергово
class-first-priority = Першочергово
class-guaranteed = Гарантоване місце
class-preferential = Пільгово
class-general = Загальна черга

status-title = Перевірити заяву
status-lead = Введіть номер і код із вашої квитанції. Ви побачите, де зараз заява; дитину тут не видно нікому.
status-number = Номер заяви
status-number-hint = Він стоїть на квитанції і в кожному повідомленні.
status-code = Код
status-code-hint = Вісім літер і цифр із квитанції.
status-show = Показати
status-number-missing = Введіть номер заяви
status-code-missing = Введіть код
status-not-found = Заяви з таким номером і кодом немає. Перевірте обидва.
status-application = Заява
status-deadline = До { $deadline }
status-sign-in = Увійдіть, щоб відповісти
status-desired = Не запрошувати раніше
status-places = Місця в черзі
status-of = { $count ->
    [one] із { $count } дитини
   *[other] із { $count } дітей
}
status-ahead = Попереду:
status-nobody-ahead = нікого
status-not-in-line = Зараз не в черзі.
status-history = Що відбулося

statistics-title = Місто в числах
statistics-groups = Груп
statistics-waiting = Чекають
statistics-by-age = За віковими групами
statistics-by-district = За районами
statistics-by-class = У черзі за правом
statistics-by-state = Заяви за станом
statistics-hidden = «…» замінює число, менше за { $smallest }, або те, з якого таке число можна обчислити: воно могло б вказати на людину. Дитина може чекати в кількох районах і вікових групах і рахується в кожній.

rules-title = Правила черги
rules-lead = Ті самі правила, за якими вирішує програма, простими словами. Це не опис поруч із нею: програма читає їх з того самого файлу.
rules-contents = Розділи
rules-applied = Діють з
rules-digest = Відбиток файлу (SHA-256):
rules-coming = Правила, які набудуть чинності
rules-earlier = Попередні правила
rules-version = Версія { $version }, з { $from }:

event-application-filed = Заяву подано
event-application-queued = Перевірки завершено: у черзі
event-confirmation-needed = Документи треба показати особисто
event-wishes-changed = Список садків змінено
event-details-changed = Дані змінено
event-entries-recomputed = Місця в черзі обчислено заново
event-personal-data-erased = Персональні дані стерто: строк зберігання минув
event-claim-made = Заявлено пільгу
event-claim-confirmed = Пільгу підтверджено
event-claim-rejected = Пільгу не підтверджено
event-claim-withdrawn = Заяву про пільгу відкликано
event-application-suspended = Призупинено
event-application-reactivated = Знову в черзі
event-application-withdrawn = Відкликано родиною
event-application-refused = Відмовлено
event-application-archived = Закрито
event-offer-made = Надіслано запрошення
event-offer-reminded = Надіслано нагадування
event-offer-accepted = Запрошення прийнято
event-offer-declined = Від запрошення відмовилися
event-offer-expired = На запрошення не відповіли вчасно
event-documents-extended = Час на документи продовжено
event-documents-overdue = Документи не принесено вчасно
event-offer-annulled = Запрошення скасовано
event-enrolled = Зараховано
event-leaving-announced = Заплановане вибуття
event-leaving-revoked = Вибуття скасовано
event-left = Вибуття з групи
event-kindergarten-registered = Садок зареєстровано
event-programme-opened = Програму відкрито
event-group-registered = Групу зареєстровано
event-group-changed = Групу змінено
event-vacancies-stated = Оголошено вільні місця
event-vacancies-opened = Вільні місця надаються
event-vacancies-withdrawn = Вільні місця відкликано
event-policy-applied = Увімкнено правила

opendata-title = Відкриті дані
opendata-lead = Беріть, користуйтеся, будуйте на них. Їх зроблено з реєстру в мить, коли ви запитуєте.
opendata-kindergartens = кожен садок із місцем на карті, місцями, дітьми та вільними місцями (GeoJSON, WGS 84); приймає умови списку.
opendata-statistics = місто в числах.
opendata-privacy = Відкриті дані не містять імен, дат народження чи документів; малі числа приховано.
