//! From the text of a pack to a [`Policy`]: the region, the ages and applying.

use super::{
    Policy,
    check::check,
    order::{BenefitCategory, BenefitScope, Benefits, Confirmer, OrderRules},
    parts::{
        AgeGroup, AgeGroups, AgeReference, Channel, HolidayDate, Modes, Pack, PublicHoliday, Region,
        Registration, Wishes,
    },
    problem::{Problem, Problems},
    reader::{Section, Source, Value},
};
use crate::{
    benefits::BenefitClass,
    kindergartens::Profile,
    order::OrderComponent,
    time::{Calendar, Date},
};
use jiff::{
    civil::Weekday,
    tz::{TimeZone, TimeZoneDatabase},
};
use toml::de::DeTable;

/// Reads and checks a pack.
///
/// # Errors
/// [`Problems`] with line, column, key and what was expected, for everything that is wrong at once.
pub fn parse(text: &str) -> Result<Policy, Problems> {
    let source = Source::new(text);
    let (table, errors) = DeTable::parse_recoverable(text);
    for error in &errors {
        source.report(error.span().map_or(0, |span| span.start), "", error.message());
    }
    let mut policy = None;
    if errors.is_empty() {
        let root = Section::root(&source, &table);
        policy = Some(read(&root));
        drop(root);
    }
    if let Some(policy) = &policy
        && source.is_clean()
    {
        check(policy, &Section::root(&source, &table));
    }
    let problems: Vec<Problem> = source.into_problems();
    policy.filter(|_| problems.is_empty()).ok_or(Problems(problems))
}

fn read(root: &Section<'_>) -> Policy {
    let region = root.section("region");
    let languages = region.texts("languages");
    let time_zone = time_zone(&region);
    let (calendar, holidays) = calendar(&root.section("calendar"), time_zone, &languages);
    Policy {
        pack: pack(&root.section("pack"), &languages),
        region: read_region(&region, &languages),
        calendar,
        holidays,
        modes: modes(&root.section("modes")),
        age_groups: age_groups(&root.section("ages"), &languages),
        benefits: Benefits {
            categories: root.sections("benefit").iter().map(|section| benefit(section, &languages)).collect(),
        },
        order: order(&root.section("order")),
        wishes: wishes(&root.section("wishes")),
        registration: registration(&root.section("registration"), &languages),
        invitations: super::parse_process::invitations(&root.section("invitations")),
        documents: super::parse_process::documents(&root.section("documents")),
        groups: super::parse_process::groups(&root.section("groups")),
        publication: super::parse_process::publication(&root.section("publication")),
        notifications: super::parse_process::notifications(&root.section("notifications")),
        forms: super::parse_process::forms(&root.section("forms"), &languages),
    }
}

fn pack(section: &Section<'_>, languages: &[String]) -> Pack {
    Pack {
        code: section.text("code"),
        version: section.text("version"),
        applies_from_on: section
            .required("applies_from_on", "a date")
            .map_or(Date::ZERO, |value| value.date()),
        title: section.words("title", languages),
        basis: section.texts("basis"),
    }
}

/// The region's time zone, from the data inside the program: the same on every machine and in every replay.
fn time_zone(section: &Section<'_>) -> TimeZone {
    let name = section.text("time_zone");
    if name.is_empty() {
        return TimeZone::UTC;
    }
    let database = TimeZoneDatabase::bundled();
    database.get(&name).unwrap_or_else(|_| {
        let known: Vec<String> = database.available().map(|name| name.to_string()).collect();
        let guess = super::problem::did_you_mean(&name, known.iter().map(String::as_str));
        let guess = guess.map_or_else(String::new, |guess| format!("; did you mean `{guess}`?"));
        section.report(
            "time_zone",
            format!("expected an IANA time zone such as `Europe/Kyiv`, found \"{name}\"{guess}"),
        );
        TimeZone::UTC
    })
}

fn read_region(section: &Section<'_>, languages: &[String]) -> Region {
    Region {
        name: section.words("name", languages),
        languages: languages.to_vec(),
        katottg: section.optional_text("katottg"),
        school_year_starts: section
            .required("school_year_starts", "a day of the year")
            .map_or((9, 1), |value| value.month_day()),
        teaching_languages: section.texts("teaching_languages"),
    }
}

const WEEKDAYS: [(&str, Weekday); 7] = [
    ("monday", Weekday::Monday),
    ("tuesday", Weekday::Tuesday),
    ("wednesday", Weekday::Wednesday),
    ("thursday", Weekday::Thursday),
    ("friday", Weekday::Friday),
    ("saturday", Weekday::Saturday),
    ("sunday", Weekday::Sunday),
];

fn calendar(
    section: &Section<'_>,
    time_zone: TimeZone,
    languages: &[String],
) -> (Calendar, Vec<PublicHoliday>) {
    let holidays: Vec<PublicHoliday> =
        section.sections("holiday").iter().map(|section| holiday(section, languages)).collect();
    let mut calendar = Calendar::plain(time_zone);
    calendar.weekend = section.choices("weekend", &WEEKDAYS, Weekday::Sunday);
    calendar.holidays_are_worked = section.flag("holidays_are_worked");
    for holiday in &holidays {
        match holiday.on {
            HolidayDate::Yearly(month, day) => calendar.yearly_holidays.insert((month, day)),
            HolidayDate::Once(on) => calendar.dated_holidays.insert(on),
        };
    }
    for (key, worked) in [("moved_to_working", true), ("moved_to_rest", false)] {
        for value in section.optional(key).map_or_else(Vec::new, Value::items) {
            if calendar.moved_days.insert(value.date(), worked).is_some() {
                value.report("this day is moved twice");
            }
        }
    }
    (calendar, holidays)
}

fn holiday(section: &Section<'_>, languages: &[String]) -> PublicHoliday {
    let yearly = section.optional("yearly_on");
    let once = section.optional("on");
    let on = match (yearly, once) {
        (Some(yearly), None) => {
            let (month, day) = yearly.month_day();
            HolidayDate::Yearly(month, day)
        }
        (None, Some(once)) => HolidayDate::Once(once.date()),
        _ => {
            section.report("on", "expected either `yearly_on = \"08-24\"` or `on = 2027-05-02`");
            HolidayDate::Yearly(1, 1)
        }
    };
    PublicHoliday { on, title: section.words("title", languages) }
}

fn modes(section: &Section<'_>) -> Modes {
    Modes { rolling: section.flag("rolling"), campaign: section.flag("campaign") }
}

fn age_groups(section: &Section<'_>, languages: &[String]) -> AgeGroups {
    let reference = match section.required("reference", "\"today\" or a day of the year such as \"09-01\"") {
        Some(value) if matches!(value.value, toml::de::DeValue::String(text) if text == "today") => {
            AgeReference::Today
        }
        Some(value) => {
            let (month, day) = value.month_day();
            AgeReference::DayOfYear { month, day }
        }
        None => AgeReference::Today,
    };
    let band = |section: &Section<'_>| AgeGroup {
        code: section.text("code"),
        title: section.words("title", languages),
        from_months: section.months("from_months"),
        to_months: section.months("to_months"),
    };
    AgeGroups {
        reference,
        overlaps: section.flag("overlaps"),
        bands: section.sections("group").iter().map(band).collect(),
    }
}

fn benefit(section: &Section<'_>, languages: &[String]) -> BenefitCategory {
    let classes = BenefitClass::ALL.map(|class| (class.code(), class));
    let scopes = [
        ("everywhere", BenefitScope::Everywhere),
        ("kindergarten", BenefitScope::Kindergarten),
        ("catchment", BenefitScope::Catchment),
    ];
    let confirmers = [("department", Confirmer::Department), ("registry", Confirmer::Registry)];
    BenefitCategory {
        code: section.text("code"),
        title: section.words("title", languages),
        class: section.choice("class", &classes, BenefitClass::General),
        points: section.optional("points").map_or(0, |value| value.number(&(0..=1_000_000))),
        basis: section.text("basis"),
        valid_from_on: section.optional("valid_from_on").map(|value| value.date()),
        valid_to_on: section.optional("valid_to_on").map(|value| value.date()),
        scope: section.choice("scope", &scopes, BenefitScope::Everywhere),
        evidence: section.list_of_words("evidence", languages),
        confirmed_by: section.choice("confirmed_by", &confirmers, Confirmer::Department),
        entered_by_department: section.optional("entered_by_department").is_some_and(|value| value.flag()),
    }
}

fn order(section: &Section<'_>) -> OrderRules {
    let components = OrderComponent::ALL.map(|component| (component.code(), component));
    OrderRules { by: section.choices("by", &components, OrderComponent::Class) }
}

fn wishes(section: &Section<'_>) -> Wishes {
    let at_most = section.required("at_most", "a whole number or \"any\"");
    let at_most = at_most.and_then(|value| match value.value {
        toml::de::DeValue::String(text) if text == "any" => None,
        toml::de::DeValue::Integer(_) => u16::try_from(value.number(&(1..=1_000))).ok(),
        _ => {
            value.expected("a whole number or \"any\"");
            None
        }
    });
    Wishes {
        at_most,
        order_counts: section.flag("order_counts"),
        others_may_be_offered: section.flag("others_may_be_offered"),
    }
}

fn registration(section: &Section<'_>, languages: &[String]) -> Registration {
    let channels = [
        ("portal", Channel::Portal),
        ("department", Channel::Department),
        ("kindergarten", Channel::Kindergarten),
        ("commission", Channel::Commission),
        ("call_centre", Channel::CallCentre),
    ];
    let profiles = Profile::ALL.map(|profile| (profile.code(), profile));
    Registration {
        channels: section.choices("channels", &channels, Channel::Portal),
        from_months: section.months("from_months"),
        to_months: section.months("to_months"),
        to_months_by_referral: section.months("to_months_by_referral"),
        opens_at: section.optional("opens_at").map(|value| value.instant()),
        closes_at: section.optional("closes_at").map(|value| value.instant()),
        profiles_by_referral: section.choices("profiles_by_referral", &profiles, Profile::General),
        papers: section.list_of_words("papers", languages),
        parent_may_suspend: section.flag("parent_may_suspend"),
    }
}
