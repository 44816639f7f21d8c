# Майстер: подання заяви до садка.
apply-start-title = Подати заяву до садка
apply-start-lead = Це близько десяти хвилин. Ви відповідаєте на одне запитання за раз і перед поданням бачите всі відповіді.
apply-start-resume = Продовжити з того самого місця
apply-start-go-on = Продовжити
apply-start-discard = Видалити
apply-start-need = Що знадобиться
apply-start-need-document = Свідоцтво про народження дитини
apply-start-need-kindergartens = Уявлення, які садки вам підходять; ви знайдете їх у списку й на мапі
apply-start-need-benefit = Якщо ваша родина має пільгу: номер документа, що її підтверджує
apply-start-saved = Кожна відповідь зберігається відразу. Можна зупинитися й повернутися протягом { $days ->
    [one] { $days } дня
   *[other] { $days } днів
 } після останньої відповіді; потім чернетку буде видалено.
apply-start-button = Почати
apply-start-papers = Документи, які попросить садок, коли буде місце
apply-start-other = Як подати інакше
apply-start-other-text = Управління освіти вашого району та будь-який садок подадуть заяву разом із вами, безкоштовно.
apply-child-question = Для якої дитини ви подаєте заяву?
apply-child-born = дата народження: { $on }
apply-child-new = Інша дитина
apply-child-missing = Оберіть дитину або «Інша дитина».
apply-name-title = Про дитину
apply-name-lead = Як у свідоцтві про народження.
apply-surname = Прізвище
apply-given = Ім’я
apply-patronymic = По батькові
apply-born = Дата народження
apply-born-hint = Наприклад, 27 3 2024
apply-born-what = дату народження
apply-sex = Стать
apply-sex-female = Дівчинка
apply-sex-male = Хлопчик
apply-sex-unknown = Не зазначено
apply-sex-missing = Оберіть одну з відповідей.
apply-document-title = Свідоцтво про народження
apply-document-kind = Що підтверджує народження?
apply-document-certificate = Свідоцтво про народження, Україна
apply-document-foreign = Свідоцтво про народження іншої країни
apply-document-other = Інший документ
apply-document-kind-missing = Оберіть вид документа.
apply-document-number = Серія та номер
apply-document-hint = Наприклад І-ВЛ 112233. Літери можна вводити в будь-якій розкладці.
apply-document-missing = Вкажіть номер документа.
apply-document-why = Навіщо ми це питаємо
apply-document-why-text = Одна дитина стоїть у черзі один раз. За цим номером ми розпізнаємо дві заяви для тієї самої дитини. Він зберігається зашифрованим.
apply-address-title = Де живе дитина?
apply-address = Вулиця, будинок, квартира
apply-address-hint = Наприклад, вул. Садова, 5, кв. 12
apply-address-copied = Це адреса, яку ви вказали для іншої дитини ({ $name }). Змініть її, якщо вона інша.
apply-language-copied = Мова така, як ви обрали для іншої дитини ({ $name }). Змініть її, якщо потрібна інша.
apply-district = Район
apply-district-missing = Оберіть район.
apply-when-title = Коли потрібне місце?
apply-when-question = З якого часу
apply-when-now = Якнайшвидше
apply-when-now-hint = Запрошення може надійти будь-коли.
apply-when-later = З пізнішого дня
apply-when-missing = Оберіть, з якого часу потрібне місце.
apply-when-from = Пізніший день
apply-when-from-hint = Лише якщо обрали пізніший день. Раніше запрошень не буде; місце в черзі однаково рахується від сьогодні.
apply-when-what = день, з якого потрібне місце
apply-language-question = Мова навчання
apply-language-any = Будь-яка
apply-language-any-hint = Підходить більше груп, тож запрошення може надійти раніше.
apply-language-missing = Оберіть мову або «Будь-яка».
apply-language-uk = Українська
apply-language-en = Англійська
apply-language-crh = Кримськотатарська
apply-language-pl = Польська
apply-language-ro = Румунська
apply-language-hu = Угорська
apply-kindergartens-title = Які садки ви хочете?
apply-kindergartens-lead = Оберіть садки, що підходять дитині ({ $name }).
apply-kindergartens-most = Щонайбільше { $most }.
apply-kindergartens-ordered = Порядок важливий: найбажаніший поставте першим.
apply-kindergartens-unordered = Можна обрати скільки завгодно; порядок не має значення.
apply-kindergartens-chosen = { $count ->
    [one] Обрано { $count } садок
    [few] Обрано { $count } садки
   *[other] Обрано { $count } садків
 }
apply-kindergartens-none = Ще нічого не обрано. Позначте садки нижче.
apply-kindergartens-sibling = Для іншої дитини ({ $name }) ви обрали { $count ->
    [one] { $count } садок
    [few] { $count } садки
   *[many] { $count } садків
}. Можна почати з того самого списку і змінити його.
apply-kindergartens-copy = Почати зі списку іншої дитини ({ $name })
apply-kindergartens-up = Вище
apply-kindergartens-remove = Прибрати
apply-kindergartens-find = Знайти садки
apply-kindergartens-total = { $count ->
    [one] Знайдено { $count } садок
    [few] Знайдено { $count } садки
   *[other] Знайдено { $count } садків
 }
apply-kindergartens-add = Зберегти позначки
apply-kindergartens-continue = Зберегти позначки й продовжити
apply-kindergartens-map = На мапі
apply-filter-name = Назва або номер
apply-filter-fits = Вік
apply-filter-fits-yes = Лише з групами цього віку
apply-filter-vacant = Місця
apply-filter-vacant-yes = Лише з вільними місцями
apply-column-choose = Оберіть садки
apply-benefit-question = Чи має ваша родина пільгу?
apply-benefit-hint = Пільга змінює місце в черзі. Вона діє з дня, коли її підтвердить районне управління освіти.
apply-benefit-missing = Дайте відповідь: так чи ні.
apply-benefit-which = Пільги такі
apply-benefit-department = Ці випадки вносить управління освіти вашого району; зверніться туди з документом:
apply-category-question = Яка саме пільга?
apply-category-missing = Оберіть пільгу.
apply-proof-title = Який документ її підтверджує?
apply-proof-place = Для якого садка з вашого списку?
apply-proof-kind = Документ
apply-proof-kind-missing = Оберіть документ.
apply-proof-other = Інший документ
apply-proof-number = Номер
apply-proof-number-missing = Вкажіть номер документа.
apply-proof-issuer = Ким видано
apply-proof-issued = Дата видачі
apply-proof-issued-hint = Наприклад, 12.05.2023
apply-proof-long = Задовго: щонайбільше 200 символів.
apply-proof-next = Покажіть оригінал в управлінні освіти вашого району. Доки пільгу не підтверджено, заява стоїть у загальній черзі зі своєю датою.
apply-contacts-title = Як із вами зв’язатися?
apply-contacts-lead = Кожне повідомлення є в кабінеті. Запрошення чекає лише кілька днів, тому добре мати ще електронну пошту й SMS.
apply-check-title = Перевірте відповіді
apply-check-child = Дитина
apply-check-born = Дата народження
apply-check-document = Документ про народження
apply-check-address = Адреса
apply-check-desired = Місце потрібне з
apply-check-language = Мова навчання
apply-check-wishes = Садки
apply-check-benefit = Пільга
apply-check-proof = Чим підтверджено
apply-check-email = Електронна пошта
apply-check-phone = Мобільний телефон
apply-check-now = Подання заяви
apply-check-declaration = Подаючи заяву, ви підтверджуєте, що відповіді правдиві і що ви є батьком, матір’ю або опікуном дитини. Мить подання стає часом реєстрації, і змінити його не може ніхто.
apply-check-button = Подати заяву
apply-done-title = Заяву подано
apply-done-number = Її номер
apply-done-code = Код статусу
apply-done-registered = Зареєстровано
apply-done-code-use = За номером і кодом статусу місце в черзі може без входу побачити кожен, кому ви їх дасте: { $url }. Він є і в розписці.
apply-done-receipt = Завантажити розписку (PDF)
apply-done-next = Що далі
apply-done-next-wait = Заява чекає в черзі. Робити нічого не треба; місце завжди видно в кабінеті.
apply-done-next-invited = Коли з’явиться місце, що підходить, ми надішлемо запрошення в кабінет, електронною поштою та SMS. Прийміть його або відмовтеся вчасно.
apply-done-next-papers = Прийнявши місце, ви приносите документи до садка, і дитину зараховують.
apply-done-invited = Місце вже є: запрошення чекає у вашому кабінеті.
apply-done-claim = Пільга почне діяти, коли її підтвердить районне управління освіти. Ми напишемо вам.
apply-done-status = Подивитися місце в черзі
apply-surname-missing = Вкажіть прізвище.
apply-given-missing = Вкажіть ім’я.
