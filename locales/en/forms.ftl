# Words of forms, the same on all pages.

form-continue = Continue
form-save = Save
form-filter = Show
form-change = Change
# For those who listen: what the link changes.
form-change-what = – { $what }
form-not-provided = Not provided
form-optional = (optional)
form-error = Error:
form-errors = There is a problem
form-yes = Yes
form-no = No
form-day = Day
form-month = Month
form-year = Year
form-date-missing = Enter { $what }
form-date-no-day = Enter { $what } including the day
form-date-no-month = Enter { $what } including the month
form-date-no-year = Enter { $what } including the year
form-date-year-digits = The year must have four digits, for example 2024
form-date-unreal = Check { $what }: there is no such day in the calendar
