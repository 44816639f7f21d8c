# Садки, як їх бачать усі.

kindergartens-title = Дитячі садки
kindergartens-name = Назва садка
kindergartens-district = Район
kindergartens-age = Вікова група
kindergartens-vacant = Вільні місця
kindergartens-only-vacant = Лише з вільними місцями
kindergartens-list = Список садків
kindergartens-found = { $count ->
    [one] { $count } садок
    [few] { $count } садки
   *[other] { $count } садків
}
kindergartens-none = Під ці умови не підходить жоден садок.
kindergartens-all = Показати всі садки
kindergartens-places = Вільних місць: { $vacant } із { $total }
kindergartens-vacant-now = Вільних місць
kindergartens-total = Усього місць
kindergartens-address = Адреса
kindergartens-phone = Телефон
kindergartens-email = Електронна пошта
kindergartens-website = Сайт
kindergartens-edrpou = Код ЄДРПОУ
kindergartens-apply = Подати заяву
kindergartens-queue = Черга до цього садка
kindergartens-groups = Групи
kindergartens-no-groups = У реєстрі ще немає груп цього садка.
kindergartens-planned = ще { $count ->
    [one] { $count } місце
    [few] { $count } місця
   *[other] { $count } місць
} з { $from }
kindergartens-vacant-means = Місце вільне, коли його не займає дитина і не тримає запрошення. Завідувач садка вказує, які вільні місця надаються зараз, і система одразу запрошує першу дитину в черзі.
group-name = Група
group-ages = Вік
group-language = Мова
group-vacant = Вільно
group-places = Місць
group-children = Дітей
group-held = За запрошеннями
filter-any-age = Будь-який вік
filter-any-district = Будь-який район
ages-years = від { $from } до { $to ->
    [one] { $to } року
   *[other] { $to } років
}
ages-months = від { $from } до { $to } місяців
teaching-language = { $code ->
    [uk] українська
    [en] англійська
    [pl] польська
    [ro] румунська
    [hu] угорська
    [crh] кримськотатарська
    [bg] болгарська
    [lt] литовська
    [ru] російська
    [be] білоруська
    [fr] французька
    [de] німецька
   *[other] { $code }
}
profile-general = Загальна
profile-inclusive = Інклюзивна
profile-compensating = Компенсуюча
profile-sanatorium = Санаторна
profile-short-stay = Короткотривалого перебування
kindergartens-facts = { $address }. { $groups ->
    [0] Груп цього віку немає
    [one] { $groups } група цього віку
    [few] { $groups } групи цього віку
   *[other] { $groups } груп цього віку
 }{ $vacant ->
    [0] , вільних місць зараз немає
    [one] , { $vacant } вільне місце
    [few] , { $vacant } вільні місця
   *[other] , { $vacant } вільних місць
 }.
