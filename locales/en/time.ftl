# Days, hours, periods.

time-month = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
 }
time-weekday = { $weekday ->
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
    [6] Saturday
   *[7] Sunday
 }
time-date = { $day } { time-month } { $year }
time-date-short = { $dd }/{ $mm }/{ $year }
time-date-weekday = { time-weekday } { time-date }
time-date-time = { time-date } at { $time }
time-of-day = { $time }
time-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
 }
time-working-days = { $count ->
    [one] { $count } working day
   *[other] { $count } working days
 }
time-hours = { $count ->
    [one] { $count } hour
   *[other] { $count } hours
 }
time-months = { $count ->
    [one] { $count } month
   *[other] { $count } months
 }
time-years = { $count ->
    [one] { $count } year
   *[other] { $count } years
 }
