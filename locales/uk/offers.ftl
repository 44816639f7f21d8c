# Запрошення і відповідь на нього.

offer-title = Є місце: { $child }
offer-tag-invited = Чекає на вашу відповідь
offer-invited-means = Це місце тримають для вашої дитини до { $answer_by }. Прийміть його або відмовтеся.
offer-tag-expired = Час минув
offer-expired-means = До { $answer_by } відповіді не було. Місце отримає наступна дитина. На сторінці заяви видно, що можна зробити тепер.
offer-tag-accepted = Ви прийняли місце
offer-accepted-means = Місце тримають для вашої дитини. Принесіть документи до садка до { $documents_by }: тоді дитину зарахують.
offer-tag-enrolled = Зараховано
offer-enrolled-means = Дитина у списку групи.
offer-tag-declined = Ви відмовилися
offer-declined-means = Місце запропоновано наступній дитині. На сторінці заяви видно, як вона стоїть тепер.
offer-tag-documents-overdue = Документи не принесли вчасно
offer-documents-overdue-means = Документи треба було принести до { $documents_by }. Місце отримає наступна дитина. На сторінці заяви видно, що можна зробити тепер.
offer-tag-annulled = Скасовано
offer-annulled-means = Це запрошення вже не чинне. На сторінці заяви видно, чому і як вона стоїть тепер.
offer-map = На карті (OpenStreetMap, інший сайт)
offer-answer-by = Відповісти до { $until }
offer-accept-title = Якщо приймете
offer-if-accepted = Місце триматимуть далі. На документи буде { $period }: якщо приймете зараз, до { $until }. Доти дитина не стоїть в інших чергах.
offer-accept = Прийняти місце
offer-decline-heading = Якщо відмовитеся
offer-if-declined-drops = Місце отримає наступна дитина, а { $kindergarten } зникне з вашого списку. В усіх інших садках дата реєстрації зберігається.
offer-if-declined-keeps = Місце отримає наступна дитина. Ви зберігаєте своє місце в усіх чергах, і в { $kindergarten } також.
offer-if-declined-withdraws = Місце отримає наступна дитина, а всю заяву буде відкликано.
offer-decline = Відмовитися…
offer-decline-title = Відмовитися від місця?
offer-decline-final = Повернути місце не можна: його одразу запропонують наступній дитині.
offer-decline-button = Відмовитися від місця
offer-if-ignored-suspended-kept = Якщо не відповісти вчасно, місце отримає наступна дитина, а заява вийде з черги. Ви зможете самі повернути її з тією самою датою реєстрації.
offer-if-ignored-suspended = Якщо не відповісти вчасно, місце отримає наступна дитина, а заява вийде з черги. Ви зможете самі повернути її, але з новою датою реєстрації.
offer-if-ignored-declined = Якщо не відповісти вчасно, це вважатиметься відмовою.
offer-papers = Які документи принести
offer-papers-where = Принесіть їх до садка за адресою вгорі.
offer-extend-lead = Строк можна подовжити, до { $until }.
offer-extend = Подовжити строк
offer-extend-title = Подовжити строк для документів?
offer-extend-before = Документи до, зараз
offer-extend-after = Документи до, після подовження
offer-extend-once = { $most ->
    [one] Строк можна подовжити лише { $most } раз.
    [few] Строк можна подовжити щонайбільше { $most } рази.
   *[other] Строк можна подовжити щонайбільше { $most } разів.
 }
offer-extend-button = Подовжити строк
offer-to-application = До заяви
