//! Instants of the journal: RFC 3339 in UTC, as microseconds since 1970.

/// Reads `2026-03-01T08:00:00.123456Z`. None when it is not an instant in UTC.
pub(crate) fn micros(text: &str) -> Option<i64> {
    let (date, time) = text.strip_suffix('Z')?.split_once('T')?;
    let mut date = date.splitn(3, '-').map(|part| part.parse::<i64>().ok());
    let (year, month, day) = (date.next()??, date.next()??, date.next()??);
    let (clock, fraction) = time.split_once('.').unwrap_or((time, "0"));
    let mut clock = clock.splitn(3, ':').map(|part| part.parse::<i64>().ok());
    let (hour, minute, second) = (clock.next()??, clock.next()??, clock.next()??);
    let known =
        (1..=12).contains(&month) && (1..=31).contains(&day) && hour < 24 && minute < 60 && second < 60;
    if !known || fraction.is_empty() || fraction.len() > 9 {
        return None;
    }
    let digits: i64 = fraction.parse().ok()?;
    let scale = u32::try_from(fraction.len()).ok()?;
    let micros = if scale <= 6 { digits * 10_i64.pow(6 - scale) } else { digits / 10_i64.pow(scale - 6) };
    let seconds = days(year, month, day) * 86_400 + hour * 3_600 + minute * 60 + second;
    Some(seconds * 1_000_000 + micros)
}

/// Days from 1 January 1970 to a date of the Gregorian calendar.
const fn days(year: i64, month: i64, day: i64) -> i64 {
    // Years that begin in March, so that the leap day is the last of a year.
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let leap_days = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    year * 365 + leap_days + (month * 153 + 2) / 5 + day - 1 - 719_468
}

#[cfg(test)]
mod tests {
    use super::micros;

    #[test]
    fn known_instants() {
        assert_eq!(micros("1970-01-01T00:00:00Z"), Some(0));
        assert_eq!(micros("2000-02-29T12:00:00.5Z"), Some(951_825_600_500_000));
        assert_eq!(micros("2026-03-29T01:00:00.000001Z"), Some(1_774_746_000_000_001));
        assert_eq!(micros("1969-12-31T23:59:59.999999Z"), Some(-1));
        for wrong in ["", "2026-03-29", "2026-03-29T01:00:00+02:00", "2026-13-01T00:00:00Z", "x"] {
            assert_eq!(micros(wrong), None, "{wrong}");
        }
    }
}
