//! The rules of a pack in words: fills the sentences that [`domain::policy::explain`] names.

use domain::{
    PeriodUnit, Policy,
    policy::{Arg, Line, explain},
};
use jiff::tz::TimeZone;

use crate::{Args, Language, Locale};

/// A heading with its sentences.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explained {
    /// The heading.
    pub title: String,
    /// The sentences.
    pub lines: Vec<String>,
}

impl Locale {
    /// The rules of a pack in plain words, in reading order: what `/rules` and `sadok policy explain` show.
    #[must_use]
    pub fn rules(language: Language, policy: &Policy) -> Vec<Explained> {
        let zone = &policy.calendar.time_zone;
        let in_words = |line: &Line| {
            let put = |args: Args, (name, arg): &(&'static str, Arg)| with(language, args, name, arg, zone);
            Self::text(language, line.message, &line.args.iter().fold(Args::new(), put))
        };
        let section = |section: &domain::policy::Section| Explained {
            title: Self::plain(language, section.title),
            lines: section.lines.iter().map(in_words).collect(),
        };
        explain(policy).iter().map(section).collect()
    }
}

fn with(language: Language, args: Args, name: &str, arg: &Arg, zone: &TimeZone) -> Args {
    let counted = |key: &str, count: u16| Locale::text(language, key, &Args::new().with("count", count));
    match arg {
        Arg::Number(number) => args.with(name, *number),
        Arg::Plain(text) => args.text(name, text.as_str()),
        Arg::Words(text) => args.text(name, text.in_language(language.code())),
        Arg::Age(0) => args.text(name, Locale::plain(language, "policy-age-birth")),
        Arg::Age(months) if months.is_multiple_of(12) => {
            args.text(name, counted("policy-age-years", months / 12))
        }
        Arg::Age(months) => args.text(name, counted("policy-age-months", *months)),
        Arg::Period(period) => {
            let key = match period.unit {
                PeriodUnit::CalendarDays => "policy-period-calendar-days",
                PeriodUnit::WorkingDays => "policy-period-working-days",
                PeriodUnit::Hours => "policy-period-hours",
            };
            args.text(name, counted(key, period.length))
        }
        Arg::Date(on) => args.date(name, *on),
        Arg::DayOfYear(month, day) => {
            let parts = Args::new().with("day", *day).with("month", *month);
            args.text(name, Locale::text(language, "policy-day-of-year", &parts))
        }
        Arg::Time(time) => args.text(name, format!("{:02}:{:02}", time.hour(), time.minute())),
        Arg::Instant(at) => args.date_time(name, *at, zone),
        Arg::Messages(keys) => {
            let words: Vec<String> = keys.iter().map(|key| Locale::plain(language, key)).collect();
            args.text(name, words.join(", "))
        }
    }
}
