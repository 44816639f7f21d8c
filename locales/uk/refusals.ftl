## Подання та зміни
refusal-registration-closed = Зараз реєстрацію закрито.
refusal-born-in-future = Дата народження ще не настала. Перевірте день, місяць і рік.
refusal-too-young = Дитину можна зареєструвати з віку { $months } міс.
refusal-too-old = Дитину можна зареєструвати до віку { $months } міс.
refusal-no-wishes = Оберіть принаймні один садок.
refusal-wish-twice = Той самий садок стоїть у списку двічі.
refusal-too-many-wishes = Оберіть не більше садків, ніж { $most }.
refusal-unknown-kindergarten = Такого садка немає в реєстрі.
refusal-child-already-applied = За цим свідоцтвом про народження вже є чинна заява. Якщо її подали не ви, зверніться до районного управління освіти.
refusal-offer-accepted = Ви вже прийняли запрошення. Перш ніж змінювати заяву, зверніться до садка.
refusal-application-closed = Заяву закрито, змінити її не можна.
refusal-not-in-line = Заява зараз не стоїть у черзі.
refusal-suspension-not-allowed = За цими правилами родина не може призупинити заяву.
refusal-not-suspended = Заяву не призупинено.
refusal-reactivation-too-late = Заяву можна було поновити до { $ends_at }. Подайте нову.
## Запрошення
refusal-offer-not-open = На це запрошення вже не можна відповісти.
refusal-answer-too-late = Час на відповідь закінчився { $answer_by }. Місце запропоновано наступній дитині.
refusal-age-no-longer-fits = Дитина вже не підходить за віком до цієї групи.
refusal-offer-not-accepted = Це запрошення не прийнято.
refusal-papers-too-late = Час на подання документів закінчився { $documents_by }.
refusal-no-more-extensions = Строк для документів можна подовжити щонайбільше { $most ->
    [one] { $most } раз
    [few] { $most } рази
   *[many] { $most } разів
}.
## Заявлені пільги під час подання
refusal-referral-needed = Для такої групи потрібне направлення. Такі заяви вносить районне управління освіти.
refusal-unknown-benefit = Такої пільги немає в чинних правилах.
refusal-benefit-entered-by-department = Цю пільгу вносить лише районне управління освіти на підставі документа.
refusal-claim-without-document = Зазначте документ, що підтверджує пільгу.
