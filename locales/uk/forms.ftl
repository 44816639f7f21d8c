# Слова форм, спільні для всіх сторінок.

form-continue = Продовжити
form-save = Зберегти
form-filter = Показати
form-change = Змінити
# Для тих, хто слухає: що саме змінює посилання.
form-change-what = – { $what }
form-not-provided = Не вказано
form-optional = (необов’язково)
form-error = Помилка:
form-errors = Перевірте введене
form-yes = Так
form-no = Ні
form-day = День
form-month = Місяць
form-year = Рік
form-date-missing = Введіть { $what }
form-date-no-day = Введіть { $what } разом із днем
form-date-no-month = Введіть { $what } разом із місяцем
form-date-no-year = Введіть { $what } разом із роком
form-date-year-digits = Рік має складатися з чотирьох цифр, наприклад 2024
form-date-unreal = Перевірте { $what }: такого дня в календарі немає
