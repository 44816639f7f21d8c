# Дні, години, строки.

time-month = { $month ->
    [1] січня
    [2] лютого
    [3] березня
    [4] квітня
    [5] травня
    [6] червня
    [7] липня
    [8] серпня
    [9] вересня
    [10] жовтня
    [11] листопада
   *[12] грудня
 }
time-weekday = { $weekday ->
    [1] понеділок
    [2] вівторок
    [3] середа
    [4] четвер
    [5] п’ятниця
    [6] субота
   *[7] неділя
 }
time-date = { $day } { time-month } { $year } року
time-date-short = { $dd }.{ $mm }.{ $year }
time-date-weekday = { time-weekday }, { time-date }
time-date-time = { time-date }, { $time }
time-of-day = { $time }
time-days = { $count ->
    [one] { $count } день
    [few] { $count } дні
   *[other] { $count } днів
 }
time-working-days = { $count ->
    [one] { $count } робочий день
    [few] { $count } робочі дні
   *[other] { $count } робочих днів
 }
time-hours = { $count ->
    [one] { $count } година
    [few] { $count } години
   *[other] { $count } годин
 }
time-months = { $count ->
    [one] { $count } місяць
    [few] { $count } місяці
   *[other] { $count } місяців
 }
time-years = { $count ->
    [one] { $count } рік
    [few] { $count } роки
   *[other] { $count } років
 }
