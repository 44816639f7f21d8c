# Сторінка однієї заяви і те, що родина може змінити сама.

application-title = { $child }: заява
application-number = Номер
application-registered = зареєстровано { $at }
application-cancel = Скасувати, нічого не змінювати
application-child = Дитина
application-class = Черговість
application-language-any = Будь-яка мова

## Де заява зараз
application-means-checking = Надіслано запити до реєстрів. Робити нічого не треба.
application-means-confirm-in-person = Реєстр не підтвердив документи. Покажіть їх в управлінні освіти вашого району: тоді заява стане в чергу з датою подання.
application-means-queued = Робити нічого не треба. Щойно звільниться місце для вашої дитини й попереду нікого не буде, система сама надішле запрошення: сюди, електронною поштою та в SMS.
application-means-queued-later = Заява чекає свого дня: { $on } вона стане в чергу з нинішньою датою реєстрації. Робити нічого не треба.
application-means-queued-nowhere = Жоден садок із вашого списку не має групи для вашої дитини. Змініть список або мову навчання.
application-means-invited = Для вашої дитини тримають місце: { $kindergarten }, { $group }. Прийміть його або відмовтеся до { $answer_by }.
application-means-accepted = Ви прийняли місце: { $kindergarten }, { $group }. Принесіть документи до садка до { $documents_by }.
application-means-enrolled = Дитина у списку садка: { $kindergarten }. Заяву виконано.
application-means-suspended = { $reason ->
    [ignored] Ви не відповіли на запрошення вчасно, тому заява не стоїть у черзі.
    [documents_overdue] Документи не принесли вчасно, тому заява не стоїть у черзі.
   *[other] Ви на якийсь час вийшли з черги.
 } { $reason ->
    [by_parent] Коли будете готові, натисніть «Повернутися в чергу»: дата реєстрації зберігається.
   *[other] { $keeps ->
        [yes] Натисніть «Повернутися в чергу»: дата реєстрації зберігається.
       *[no] Натисніть «Повернутися в чергу»: заява отримає нову дату реєстрації.
    }
 }
application-means-refused = За заявою відмовлено. Причина: { $reason }
application-means-withdrawn = Ви відкликали заяву. Можна подати нову.
application-means-archived = Заяву закрито: дитина вже завелика для садка або строк заяви минув.
application-now-answer = Дайте відповідь на запрошення
application-now-papers = Принесіть документи
application-now-reactivate = Поверніть заяву в чергу
application-go-answer = Подивитися місце і відповісти
application-go-papers = Які документи й куди
application-until = До { $until }
application-left = залишилося { $left }
application-calendar = Додати в календар
application-calendar-name = Садок: строки
application-calendar-answer = Відповісти на запрошення до садка
application-calendar-papers = Принести документи до садка
application-calendar-reactivate = Повернути заяву до садка в чергу

## Місця
application-places = Ваше місце в кожній черзі
application-as-of = Станом на { $at }.
application-your-class = Ваша черговість: { $class }.
application-rules = Від чого залежить порядок
application-your-place = Ваше місце:
application-of = із { $of }
application-ahead = Перед вами:
application-nobody-ahead = Перед вами нікого немає.
application-no-place = { $state ->
    [seat] Місця в черзі зараз немає: для дитини тримають місце в групі.
    [suspended] Місця в черзі немає, доки заява не в черзі.
   *[other] Ще не в черзі.
 }
application-absent-no-group = Не в черзі: у цьому садку немає групи з потрібною мовою чи профілем.
application-absent-too-old = Не в черзі: дитина вже завелика для всіх груп цього садка.
application-absent-too-young = Ще не в черзі: дитина замала для груп цього садка. Заява стане в чергу { $on } з тією самою датою реєстрації.
application-absent-later = Ще не в черзі: заява стане в чергу { $on }, від бажаного дня, з тією самою датою реєстрації.

## Що може родина
application-acts = Що ви можете змінити
application-choose = Вибрати садки
application-act-reactivate = Повернутися в чергу
application-act-wishes = Змінити список садків
application-act-details = Змінити бажаний день або мову
application-act-claim = Заявити пільгу
application-act-suspend = Вийти з черги на якийсь час
application-act-withdraw = Відкликати заяву
application-done-wishes = Список садків збережено.
application-done-details = Зміни збережено.
application-done-suspended = Заява не в черзі. Поверніть її, коли будете готові.
application-done-reactivated = Заява знову в черзі.
application-done-withdrawn = Ви відкликали заяву.
application-done-claimed = Пільгу заявлено. Її розгляне районне управління освіти.
application-done-claim-withdrawn = Ви відкликали заявлену пільгу.
application-claims = Пільги
application-claim-claimed = Розглядає управління освіти
application-claim-confirmed = Підтверджено
application-claim-rejected = Відхилено
application-claim-withdrawn = Відкликано
application-claim-withdraw = Відкликати
application-details = Що в заяві
application-desired-on = Місце потрібне від
application-language = Мова навчання
application-receipt = Розписка з QR-кодом (PDF)
application-entered-for-family = Цю заяву за вас подав працівник, коли ви приходили особисто.
application-entered-by-staff = Цю заяву внесло районне управління освіти на підставі документа.

## Що було і що буде
application-history = Що було і що буде далі
application-who = Хто: { $who }.
application-by-you = ви
application-by-system = система, за правилами
application-by-head = садок
application-by-education-officer = районне управління освіти
application-by-commission = комісія
application-by-administrator = адміністратор
application-event-filed = Заяву подано
application-event-filed-more = { $count ->
    [one] У списку { $count } садок.
    [few] У списку { $count } садки.
   *[other] У списку { $count } садків.
 }
application-event-queued = Перевірку завершено, заява в черзі
application-event-confirmation-needed = Документи треба показати особисто
application-event-wishes-changed = Список садків змінено
application-event-wishes-changed-more = { $count ->
    [one] У списку { $count } садок.
    [few] У списку { $count } садки.
   *[other] У списку { $count } садків.
 }
application-event-details-changed = Змінено бажаний день або мову
application-event-recomputed = Місця в черзі перераховано
application-event-recomputed-more = { $reason ->
    [birthday] Настав вік дитини або бажаний день.
    [claim] Пільгу розглянуто, або вона перестала діяти. Черговість тепер: { $class }.
    [policy] Діють нові правила.
   *[group] У садку змінилися групи.
 }
application-event-claim-made = Заявлено пільгу
application-event-claim-made-more = { $category }. Вона діятиме, коли її підтвердить районне управління освіти.
application-event-claim-confirmed = Пільгу підтверджено
application-event-claim-confirmed-more = { $category }. Черговість тепер: { $class }.
application-event-claim-rejected = Пільгу відхилено
application-event-claim-rejected-more = { $category }. Дата реєстрації зберігається.
application-event-claim-withdrawn = Заявлену пільгу відкликано
application-event-claim-withdrawn-more = { $category }.
application-event-suspended = Заява вийшла з черги
application-event-suspended-more = { $reason ->
    [ignored] На запрошення не відповіли вчасно.
    [documents_overdue] Документи не принесли вчасно.
   *[other] За бажанням родини.
 }
application-event-reactivated = Заява знову в черзі
application-event-withdrawn = Заяву відкликано
application-event-refused = За заявою відмовлено
application-event-archived = Заяву закрито
application-event-archived-more = { $reason ->
    [aged-out] Дитина вже завелика для садка.
    [duplicate] За цією дитиною була ще одна заява.
   *[retention] Строк заяви минув.
 }
application-event-erased = Персональні дані стерто: строк зберігання минув
application-event-offer-made = Запрошення: { $kindergarten }
application-event-offer-made-more = Ви були першими в черзі. Відповісти треба до { $until }.
application-event-offer-reminded = Нагадування про запрошення
application-event-offer-accepted = Запрошення прийнято: { $kindergarten }
application-event-offer-accepted-more = Документи до { $until }.
application-event-offer-declined = Від місця відмовилися: { $kindergarten }
application-event-offer-expired = Запрошення без відповіді: { $kindergarten }
application-event-offer-expired-more = Місце запропоновано наступній дитині.
application-event-documents-extended = Строк для документів подовжено
application-event-documents-extended-more = Тепер до { $until }.
application-event-documents-overdue = Документи не принесли вчасно: { $kindergarten }
application-event-documents-overdue-more = Місце запропоновано наступній дитині.
application-event-offer-annulled = Запрошення скасовано: { $kindergarten }
application-event-offer-annulled-more = { $reason ->
    [withdrawn] Заяву відкликано.
    [wish-removed] Садок прибрано зі списку.
    [details-changed] Змінено бажаний день або мову.
    [suspended] Заява вийшла з черги.
    [age] Дитина вже не підходить за віком.
    [group] Групу закрито або змінено.
   *[closed] Заяву закрито.
 }
application-event-enrolled = Зараховано: { $kindergarten }
application-event-leaving-announced = Вибуває із садка { $on }: { $kindergarten }
application-event-leaving-revoked = Усе ж залишається в садку: { $kindergarten }
application-event-left = Дитина вибула із садка: { $kindergarten }
application-next-review = Черги можуть змінитися
application-next-review-more = За віком або бажаним днем дитина може перейти до черги іншої групи. Це станеться само.
application-next-invitation = Запрошення
application-next-invitation-more = Коли надійде ваша черга. На відповідь буде { $period }.
application-next-papers = Документи
application-next-papers-more = Коли приймете місце, на документи буде { $period }.
application-next-enrolment = Зарахування
application-next-enrolment-more = Садок внесе дитину до списку групи.

## Зміна списку
application-wishes-title = Змінити список садків
application-wishes-order-counts = За чинними правилами порядок має значення: найбажаніший садок поставте першим.
application-wishes-order-free = За чинними правилами порядок не має значення: запросить той садок, де місце з’явиться раніше.
application-wishes-at-most = У списку може бути не більше садків, ніж { $most }.
application-wishes-date-kept = Зміна списку не змінює дати реєстрації. Нічого не збережеться, доки ви не побачите, що зміниться.
application-wishes-list = { $count ->
    [one] Ваш список: { $count } садок
    [few] Ваш список: { $count } садки
   *[other] Ваш список: { $count } садків
 }
application-wishes-none = Список порожній. Додайте принаймні один садок.
application-wishes-new = новий
application-wishes-earlier = Вище
application-wishes-remove = Прибрати
application-wishes-next = Подивитися, що зміниться
application-wishes-find = Додати садок
application-wishes-full = Список повний. Щоб додати садок, приберіть інший.
application-wishes-name = Назва або номер
application-wishes-district = Район
application-any-district = Усі райони
application-wishes-search = Знайти
application-wishes-found = { $count ->
    [0] Нічого не знайдено.
    [one] Знайдено { $count } садок.
    [few] Знайдено { $count } садки.
   *[other] Знайдено { $count } садків.
 }
application-wishes-narrow = Показано перші; щоб звузити пошук, впишіть більше з назви.
application-wishes-has = У списку
application-wishes-add = Додати
application-wishes-confirm-title = Перевірте новий список
application-wishes-removed = Зникнуть зі списку:
application-wishes-save = Зберегти список
application-change-title = Що зміниться
application-change-none = Ваші місця в чергах не зміняться.
application-change-before = Зараз
application-change-after = Після зміни
application-change-gained = Нова черга
application-change-gained-more = { $kindergarten }, { $group }: ваше місце буде { $place }.
application-change-lost = Ви виходите
application-change-lost-more = { $kindergarten }, { $group }: ви втратите місце { $place }.
application-change-given-up-more = { $kindergarten }, { $group }: ви втратите місце { $place } із { $of }.
application-change-moved = Зміниться
application-change-moved-more = { $kindergarten }, { $group }: було місце { $before }, буде { $after }.
application-change-absent = Не в черзі
application-change-offer-taken-back = Запрошення, яке чекає на вашу відповідь, буде скасовано, а місце запропоновано наступній дитині. Повернути його не можна.
application-change-date-kept = Дата реєстрації не зміниться: { $at }. Якщо передумаєте, місця знову рахуватимуть за нею.
application-change-back = Назад, поки нічого не змінювати
application-details-title = Змінити бажаний день або мову
application-desired-hint = Раніше цього дня запрошень не буде. Наприклад, 1 9 2027
application-desired-what = день, від якого потрібне місце
application-language-hint = Обирайте мову, лише якщо вона обов’язкова: «Будь-яка мова» дає більше місць.
application-language-missing = Оберіть мову або «Будь-яка мова»
application-details-confirm-title = Перевірте зміни
application-details-save = Зберегти зміни

## Вийти з черги, повернутися, відкликати
application-step-means = Що це означає
application-suspend-title = Вийти з черги на якийсь час?
application-suspend-out = Запрошень не буде, доки ви не повернете заяву.
application-suspend-date = Дата реєстрації зберігається: коли повернетеся, місце рахуватимуть за нею.
application-suspend-back = Повернутися можна будь-коли до { $on }, коли дитина стане завеликою для садка.
application-suspend-back-until = Повернутися можна до { $until }.
application-suspend-button = Вийти з черги
application-reactivate-title = Повернути заяву в чергу?
application-reactivate-keeps = Дата реєстрації зберігається: { $at }. За нею рахуватимуть ваші місця.
application-reactivate-loses = Заява отримає нову дату реєстрації: цю мить. Ті, хто зареєструвався раніше, будуть перед вами.
application-reactivate-invited = Якщо місце для дитини вже є, а перед вами нікого немає, запрошення надійде одразу.
application-reactivate-button = Повернутися в чергу
application-withdraw-title = Відкликати заяву?
application-withdraw-lost = Заява вийде з усіх черг, а її дату реєстрації, { $at }, буде втрачено назавжди.
application-withdraw-offer = Місце, яке тримають для вашої дитини, отримає наступна дитина.
application-withdraw-again = Пізніше можна подати нову заяву з новою датою реєстрації.
application-withdraw-instead = Якщо ви лише не хочете запрошень якийсь час, вийдіть із черги на якийсь час: тоді дата зберігається.
application-withdraw-button = Відкликати заяву назавжди

## Пільги
application-claim-title = Заявити пільгу
application-claim-lead = Пільга змінить ваше місце лише тоді, коли її підтвердить районне управління освіти. Доти заява зберігає нинішнє місце.
application-claim-none = Тут немає інших пільг, які ви можете заявити.
application-claim-category = Яка пільга
application-claim-hint = Черговість: { $class }. Підтвердження: { $papers }
application-claim-category-missing = Оберіть пільгу
application-claim-kindergarten = Для якого садка
application-claim-kindergarten-hint = Потрібно лише для пільги, яка діє в одному садку
application-claim-everywhere = Пільга діє всюди
claim-only-in = Лише для садка { $kindergarten }
application-claim-document = Документ, що її підтверджує
application-claim-document-hint = Номер, ким і коли виданий. Сам документ покажіть в управлінні освіти, коли попросять.
application-claim-document-missing = Впишіть документ, що підтверджує пільгу
application-claim-document-long = Документ описують щонайбільше 200 символами
application-claim-by-department = Ці пільги вносить саме районне управління освіти; принесіть документи туди:
application-claim-button = Заявити
application-claim-withdraw-title = Відкликати заявлену пільгу?
application-claim-withdraw-confirmed = Пільгу підтверджено, і вона діє. Без неї черговість і місця зміняться одразу.
application-claim-withdraw-claimed = Управління освіти її більше не розглядатиме. Ваші місця не зміняться.
application-claim-withdraw-button = Відкликати пільгу

## До і після
difference-pair = Було: { $before }, стало: { $after }.
difference-added = Додано: { $names }.
difference-removed = Прибрано: { $names }.
application-list = Ваш список садків
