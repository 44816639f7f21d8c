# Двері демонстрації.

demo-title = Демонстрація
demo-lead = Вигадане місто, в якому все інше справжнє: правила, черга, листи. Станьте будь-ким, переведіть годинник і подивіться, що буде.
demo-clock = Годинник
demo-now = Зараз
demo-clock-hint = Переведіть годинник, і все, що мало статися дорогою, станеться: надійдуть нагадування, запрошення без відповіді втратять силу, діти доростуть до наступної групи. Назад годинник не йде.
demo-to = До початку дня
demo-move = Перевести годинник
demo-moved = Годинник переведено. Справ зроблено дорогою: { $done }; повідомлень надіслано: { $sent }.
demo-step-1h = 1 година
demo-step-1d = 1 день
demo-step-3d = 3 дні
demo-step-7d = 7 днів
demo-step-11d = 11 днів
demo-step-30d = 30 днів
demo-messages = Повідомлення
demo-messages-hint = З демонстрації не надходить жоден лист і жодне SMS. Тут стоять усі, що надійшли б.
demo-messages-open = Читати повідомлення
demo-messages-none = Повідомлень ще немає.
demo-channel-all = Усі
demo-channel-cabinet = Кабінет
demo-channel-email = E-mail
demo-channel-sms = SMS
demo-roles = Увійти будь-ким
demo-roles-hint = Одне натискання, без пароля. Щоб стати кимось іншим, поверніться сюди.
demo-register = Або зареєструйтеся як новий батько чи нова мати
demo-guests = Ким варто побути
demo-state = Стан
demo-name = Батько чи мати
demo-number = Заява
demo-by-number = Номер заяви
demo-kindergarten = Дитячий садок
demo-vacant = { $n ->
    [one] { $n } вільне місце
    [few] { $n } вільні місця
   *[other] { $n } вільних місць
}
demo-district = Район
demo-enter = Увійти
demo-enter-as = Увійти:
demo-scripts = Для скриптів
demo-scripts-hint = Ті самі двері приймають JSON.
demo-api = API для розробників
demo-state-invited = запрошено
demo-state-accepted = погодились
demo-state-enrolled = зараховано
demo-state-suspended = призупинено
demo-state-queued = чекає
demo-role-parent = Батько чи мати
demo-role-head = Директор дитячого садка
demo-role-education-officer = Працівник районного управління освіти
demo-role-commission = Комісія з комплектування
demo-role-municipal-admin = Адміністратор міста
demo-role-system-admin = Адміністратор системи
demo-role-call-centre = Оператор контакт-центру
demo-role-registry-officer = Працівник іншого відомства
demo-role-auditor = Аудитор
demo-does-parent = Подає заяву, стежить за місцем у черзі, відповідає на запрошення.
demo-does-head = Веде групи, оголошує вільні місця, зараховує дітей.
demo-does-education-officer = Підтверджує чи відхиляє пільги, вносить особливі випадки.
demo-does-commission = Бачить справи та чергу.
demo-does-municipal-admin = Веде садки та працівників, бачить повідомлення, що не надійшли.
demo-does-system-admin = Вмикає правила, призначає адміністраторів.
demo-does-call-centre = Знаходить заяву і розповідає родині про неї.
demo-does-registry-officer = Відповідає на питання про свій реєстр.
demo-does-auditor = Читає все, не змінює нічого.
