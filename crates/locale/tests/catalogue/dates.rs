//! Days and instants in words.

use domain::Refusal;
use jiff::Timestamp;
use jiff::civil::date;
use jiff::tz::TimeZone;
use locale::{Args, Language, Locale};

#[test]
fn days_are_written_in_both_languages() {
    for (on, uk, en) in [
        (date(2027, 6, 1), "вівторок, 1 червня 2027 року", "Tuesday 1 June 2027"),
        (date(2028, 2, 29), "вівторок, 29 лютого 2028 року", "Tuesday 29 February 2028"),
        (date(2026, 12, 31), "четвер, 31 грудня 2026 року", "Thursday 31 December 2026"),
        (date(2026, 11, 22), "неділя, 22 листопада 2026 року", "Sunday 22 November 2026"),
    ] {
        assert_eq!(Locale::date_with_weekday(Language::Uk, on), uk);
        assert_eq!(Locale::date_with_weekday(Language::En, on), en);
    }
    assert_eq!(Locale::date_short(Language::Uk, date(2027, 6, 1)), "01.06.2027");
    assert_eq!(Locale::date_short(Language::En, date(2027, 6, 1)), "01/06/2027");
}

#[test]
fn instants_are_written_in_the_regions_time_zone_and_never_rounded_into_the_next_day() {
    let kyiv = TimeZone::get("Europe/Kyiv").unwrap();
    let end_of_day: Timestamp = "2027-06-01T20:59:59.999999Z".parse().unwrap();
    assert_eq!(Locale::date_time(Language::Uk, end_of_day, &kyiv), "1 червня 2027 року, 23:59");
    assert_eq!(Locale::date_time(Language::En, end_of_day, &kyiv), "1 June 2027 at 23:59");
    assert_eq!(Locale::time(Language::En, end_of_day, &kyiv), "23:59");
    let winter: Timestamp = "2026-12-31T22:05:00Z".parse().unwrap();
    assert_eq!(Locale::date_time(Language::En, winter, &kyiv), "1 January 2027 at 00:05");
}

#[test]
fn days_as_arguments_follow_the_language_of_the_message() {
    let args = Args::new().with("day", 1).with("month", 1).text("year", "1").date("year", date(2027, 6, 1));
    assert_eq!(Locale::text(Language::En, "time-date", &args), "1 January 1 June 2027");
    assert_eq!(Locale::text(Language::Uk, "time-date", &args), "1 січня 1 червня 2027 року року");
}

#[test]
fn refusals_write_their_days_and_instants_in_words() {
    let kyiv = TimeZone::get("Europe/Kyiv").unwrap();
    let refusal =
        Refusal::new("time-date-time").with("day", "3").with("month", "12").with("year", "2027-06-01");
    let refusal = refusal.with("time", "2026-12-31T22:05:00Z");
    assert_eq!(
        Locale::refusal(Language::En, &refusal, &kyiv),
        "3 December 1 June 2027 at 1 January 2027 at 00:05"
    );
    let refusal = Refusal::new("time-of-day").with("time", "2027-02-30");
    assert_eq!(Locale::refusal(Language::En, &refusal, &kyiv), "2027-02-30", "no such day: said as it came");
}
