# Що читач таблиць та імпорт садків кажуть про файл.

import-report-title = Імпорт { $file } за відповідністю «{ $mapping }»
import-report-errors = { $count ->
    [one] { $count } помилка: нічого не буде імпортовано.
    [few] { $count } помилки: нічого не буде імпортовано.
   *[other] { $count } помилок: нічого не буде імпортовано.
 }
import-report-no-errors = Помилок немає.
import-report-peculiarities = { $count ->
    [one] { $count } особливість, яку прийнято:
    [few] { $count } особливості, які прийнято:
   *[other] { $count } особливостей, які прийнято:
 }
import-report-no-peculiarities = Особливостей немає.
import-report-line = рядок { $line }
import-report-column = стовпець { $column }
import-report-counts = Скільки разів трапилося:
import-report-totals = Садків { $kindergartens }, груп { $groups }: місць { $capacity }, дітей { $children }, вільних { $free } (можна оголосити { $vacant }, понад місткість { $excess }).

import-file-too-large = Файл має { $bytes } байтів; читаємо щонайбільше { $limit }.
import-unknown-format = Назва файлу не закінчується на .csv, .xlsx чи .geojson; назвіть формат у відповідності.
import-wrong-encoding = Текст не в кодуванні { $encoding } (байт { $byte }). Збережіть файл як UTF-8 або назвіть кодування у відповідності, наприклад windows-1251.
import-utf16 = Файл у кодуванні UTF-16. Збережіть його як «CSV UTF-8».
import-unknown-encoding = Відповідність називає кодування «{ $encoding }», якого не існує.
import-control-character = Тут стоїть керівний символ { $character }: це не текстовий файл або він пошкоджений.
import-stray-quote = Лапки стоять там, де їх бути не може. Комірку з лапками беруть у лапки, а внутрішні подвоюють.
import-unclosed-quote = Комірка починається лапками, які ніде не закриваються.
import-no-header = У файлі немає рядка з назвами стовпців.
import-blank-column-name = Стовпець не має назви.
import-duplicate-column = Стовпці { $first } і { $second } мають однакову назву.
import-too-many-columns = Стовпців { $columns }; читаємо щонайбільше { $limit }.
import-too-many-rows = Рядків більше ніж { $limit }.
import-cell-too-large = Комірка довша за { $limit } байтів.
import-wrong-cell-count = Комірок у рядку { $cells }, а стовпців у заголовку { $columns }.
import-not-a-workbook = Це не книга XLSX або вона пошкоджена: { $reason }.
import-workbook-too-large = Розпакована книга займає понад { $limit } байтів.
import-no-such-sheet = Аркуша «{ $sheet }» немає; є: { $sheets }.
import-cell-error = У комірці помилка { $error } замість значення.
import-not-geojson = Це не GeoJSON FeatureCollection: { $reason }.
import-bad-mapping = Відповідність неправильна: { $reason }
import-missing-column = Відповідність читає стовпець «{ $name }», якого у файлі немає. У файлі є: { $known }.
import-missing-value = Тут потрібне значення.
import-not-a-number = «{ $value }» — не число.
import-number-out-of-range = { $value } — не ціле число від { $least } до { $most }.
import-unknown-value = Відповідність не перекладає значення «{ $value }»; вона знає: { $known }.
import-empty-age-band = Вікова межа закінчується на { $to } міс., тобто не пізніше за початок на { $from } міс.
import-bad-geometry = Геометрія непридатна: { $value }.
import-duplicate-group = Група «{ $group }» уже є в рядку { $first }.
import-duplicate-kindergarten = Садок «{ $kindergarten }» уже є в рядку { $first }; відповідність дозволяє йому один рядок.

import-missing-name = Садок { $kindergarten } не має назви; називатимемо його «{ $name }». Рядків: { $rows }.
import-missing-address = «{ $kindergarten }» не має адреси. Рядків: { $rows }.
import-missing-district = «{ $kindergarten }» не має району (у файлі: { $value }). Рядків: { $rows }.
import-missing-coordinates = «{ $kindergarten }» не має координат; на мапі його не буде. Рядків: { $rows }.
import-zero-coordinates = «{ $kindergarten }» має нулі замість координат; на мапі його не буде. Рядків: { $rows }.
import-coordinates-out-of-bounds = «{ $kindergarten }» має координати поза містом ({ $value }); на мапі його не буде. Рядків: { $rows }.
import-rows-disagree = Рядок каже про «{ $kindergarten }» інше, ніж рядок { $first }; чинним є рядок { $first }.
import-columns-disagree = Стовпець { $first } каже «{ $one }», а цей — «{ $other }».
import-over-capacity = «{ $group }»: дітей { $children } на місць { $capacity }. Діти залишаються; місць не надають, доки не вибуде { $excess }.
import-vacancy-mismatch = Оголошено вільних місць { $stated }, але на місць { $capacity } дітей { $children }; чинне менше число.
import-implausible-age-band = «{ $group }» — для віку від { $from } до { $to } міс.
import-total-mismatch = Підсумок { $stated }, а сума стовпців { $sum }.
import-no-groups = «{ $kindergarten }» не має груп для віку, який імпортуємо; його пропущено.
import-no-places = «{ $group }» не має місць; дітей чекає { $waiting }.
import-wide-age-band = «{ $group }» — для широкого віку, від { $from } до { $to } міс.
import-large-group = «{ $group }» має місць { $capacity }: це кілька кімнат, порахованих як одна група.
import-overlapping-bands = «{ $kindergarten }» ({ $language }): вікових меж, що перетинаються з попередніми, { $count }; дитина може підходити до кількох груп.
import-shared-name = «{ $kindergarten }» має назву садка з рядка { $first }.
import-shared-address = «{ $kindergarten }» має адресу садка «{ $other }» (рядок { $first }): { $value }.
import-shared-location = «{ $kindergarten }» стоїть у тій самій точці мапи, що й «{ $other }» (рядок { $first }).
import-untidy-text = Зайві пробіли прибрано: «{ $value }».
import-address-in-name = «{ $group }» містить адресу: група розташована не там, де її садок.
import-placeholder-name = «{ $group }» — ще не назва: групу лише планують.
import-places-left-out = Місць, які не імпортуємо, { $places }: { $reason }.
import-children-unknown = { $groups ->
    [one] Файл не каже, скільки дітей відвідує групу.
   *[other] Файл не каже, скільки дітей відвідує його групи ({ $groups }); вони починають порожніми, і вільних місць не оголошено.
 }

import-result-changed = { $id }, { $what }: { $from } стає { $to }.
import-result-kept = { $id }, { $what }: лишається { $is }, у файлі { $says } ({ $because }).
import-result-kindergartens = Садки: нових { $new }, змінено { $changed }, без змін { $same }.
import-result-groups = Групи: нових { $new }, змінено { $changed }, без змін { $same }.
import-result-missing = Відомі садки, яких у цьому файлі немає: { $count }. Вони лишаються.
import-result-dry = Це була проба: нічого не збережено.
import-what-name = назва
import-what-address = адреса
import-what-location = місце на карті
import-what-district = район
import-what-capacity = місць
import-what-children = дітей
import-what-programme = вік, мова і профіль
import-what-places = місця і діти
import-because-programme-has-a-queue = у черзі до цієї групи стоять родини
import-because-group-gives-places = група вже надала або пообіцяла місця
