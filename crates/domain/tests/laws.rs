//! Laws of the rules, checked on drawn facts against independent references.

#![expect(clippy::expect_used, reason = "a test stops where its assumption fails")]

use domain::{
    BenefitClass, Calendar, Date, OrderFacts, OrderKey, Period, PeriodUnit, Policy, Timestamp,
    age::{self, Band},
    benefits::{ClaimFacts, ClaimState, standing, standings},
    ids::{KindergartenId, ProgrammeId},
    kindergartens::{GroupFacts, Profile, age_group_of, change_group, norm_warning, open, state},
    order::OrderComponent,
    policy::{BenefitCategory, BenefitScope, parse},
    queue::{ApplicationFacts, ProgrammeFacts, entries_for},
    time::{add_days, truncate_to_micros},
};
use jiff::tz::TimeZoneDatabase;
use proptest::prelude::*;
use std::{cmp::Ordering, sync::LazyLock};
use uuid::Uuid;

fn kyiv() -> Policy {
    static PACK: LazyLock<Policy> = LazyLock::new(|| {
        parse(include_str!("../../../policies/kyiv.toml")).expect("the Kyiv pack is well formed")
    });
    PACK.clone()
}

/// Kyiv's rules with a benefit that counts everywhere and two that count in one kindergarten; class, then points.
fn local() -> Policy {
    static PACK: LazyLock<Policy> = LazyLock::new(|| {
        let mut policy = kyiv();
        policy.order.by = vec![OrderComponent::Class, OrderComponent::Points];
        let like = policy.benefits.categories[0].clone();
        let category = |code: &str, class, points, scope| BenefitCategory {
            code: code.to_owned(),
            class,
            points,
            scope,
            ..like.clone()
        };
        policy.benefits.categories = vec![
            category("a", BenefitClass::Guaranteed, 1, BenefitScope::Everywhere),
            category("b", BenefitClass::Preferential, 4, BenefitScope::Kindergarten),
            category("c", BenefitClass::OutOfTurn, 2, BenefitScope::Catchment),
        ];
        policy
    });
    PACK.clone()
}

fn garden(n: u128) -> KindergartenId {
    KindergartenId::new(Uuid::from_u128(n))
}

/// The keys of a child that wishes for kindergartens 0 to 3, each with one programme.
fn keys_with(policy: &Policy, claims: &[ClaimFacts]) -> Vec<Vec<u8>> {
    let on = Date::constant(2026, 5, 1);
    let everywhere = standing(policy, claims, None, on);
    let facts = ApplicationFacts {
        born_on: Date::constant(2023, 9, 1),
        profile: Profile::General,
        language: None,
        desired_on: on,
        class: everywhere.class,
        points: everywhere.points,
        standings: standings(policy, claims, on),
        resident: false,
        registered_at: Timestamp::from_microsecond(0).expect("in range"),
        lottery: 0,
        sequence: 7,
    };
    let programme = |n: u128| ProgrammeFacts {
        id: ProgrammeId::new(Uuid::from_u128(100 + n)),
        kindergarten: garden(n),
        band: Band { from_months: 24, to_months: 48 },
        language: "uk".into(),
        profile: Profile::General,
    };
    let (wishes, programmes): (Vec<_>, Vec<_>) = (0..4).map(|n| (garden(n), programme(n))).unzip();
    let entries = entries_for(policy, &facts, &wishes, &programmes, on);
    entries.into_iter().map(|entry| entry.key.into_bytes()).collect()
}

prop_compose! {
    fn claims()(drawn in proptest::collection::vec((0_usize..3, 0_u128..5, any::<bool>()), 0..6)) -> Vec<ClaimFacts> {
        drawn.into_iter().map(|(category, at, confirmed)| ClaimFacts {
            category: ["a", "b", "c"][category].to_owned(),
            kindergarten: (category > 0).then(|| garden(at)),
            state: if confirmed { ClaimState::Confirmed } else { ClaimState::Claimed },
        }).collect()
    }
}

fn days(range: std::ops::Range<i32>) -> impl Strategy<Value = Date> {
    range.prop_map(|offset| add_days(Date::constant(2024, 1, 1), offset))
}

fn instants() -> impl Strategy<Value = Timestamp> {
    (0_i64..200_000_000_000_000)
        .prop_map(|micros| Timestamp::from_microsecond(1_700_000_000_000_000 + micros).expect("in range"))
}

prop_compose! {
    /// Facts from small ranges, so that equal components are common.
    fn facts()(class in 0_usize..5, points in prop_oneof![0_u32..3, any::<u32>()], resident: bool, micros in prop_oneof![0_i64..3, -5_000_000_000_i64..5_000_000_000],
        born in -3_i32..3, wish_rank in 1_u16..4, lottery in prop_oneof![0_u64..2, any::<u64>()], sequence in 0_u64..4) -> OrderFacts {
        OrderFacts {
            class: BenefitClass::ALL[class], points, resident,
            registered_at: Timestamp::from_microsecond(micros).expect("in range"),
            born_on: add_days(Date::constant(2023, 12, 31), born), wish_rank, lottery, sequence,
        }
    }
}

/// The policy's own words: compare component by component, the sequence last.
fn compare(by: &[OrderComponent], a: &OrderFacts, b: &OrderFacts) -> Ordering {
    by.iter()
        .map(|component| match component {
            OrderComponent::Class => {
                let place = |class| BenefitClass::ALL.iter().position(|known| *known == class);
                place(a.class).cmp(&place(b.class))
            }
            OrderComponent::Points => b.points.cmp(&a.points),
            OrderComponent::Residence => b.resident.cmp(&a.resident),
            OrderComponent::RegistrationTime => a.registered_at.cmp(&b.registered_at),
            OrderComponent::BirthDate => a.born_on.cmp(&b.born_on),
            OrderComponent::WishRank => a.wish_rank.cmp(&b.wish_rank),
            OrderComponent::Lottery => a.lottery.cmp(&b.lottery),
        })
        .fold(Ordering::Equal, Ordering::then)
        .then(a.sequence.cmp(&b.sequence))
}

fn orders() -> impl Strategy<Value = Vec<OrderComponent>> {
    proptest::sample::subsequence(OrderComponent::ALL.to_vec(), 0..=7).prop_shuffle()
}

proptest! {
    /// The class and the points of a key are those of the confirmed claims that count in its kindergarten, added up here
    /// in plain words.
    #[test]
    fn a_claim_counts_in_its_kindergarten_and_nowhere_else(claims in claims()) {
        let policy = local();
        let keys = keys_with(&policy, &claims);
        prop_assert_eq!(keys.len(), 4);
        for (n, key) in (0..).zip(&keys) {
            let counts = |code: &str| claims.iter().any(|claim| {
                claim.state == ClaimState::Confirmed
                    && claim.category == code
                    && claim.kindergarten.is_none_or(|at| at == garden(n))
            });
            let class = [("c", BenefitClass::OutOfTurn), ("a", BenefitClass::Guaranteed), ("b", BenefitClass::Preferential)]
                .into_iter()
                .find(|(code, _)| counts(code))
                .map_or(BenefitClass::General, |(_, class)| class);
            let points: u32 = [("a", 1), ("b", 4), ("c", 2)].into_iter().filter(|(code, _)| counts(code)).map(|(_, points)| points).sum();
            prop_assert_eq!(key[0], class.rank());
            prop_assert_eq!(&key[1..5], &(u32::MAX - points).to_be_bytes());
        }
    }

    /// One more confirmed claim of one kindergarten leaves every other line as it was and never makes its own place worse.
    #[test]
    fn a_local_claim_moves_one_line_only_and_forward(claims in claims(), at in 0_usize..4, category in 1_usize..3) {
        let policy = local();
        let before = keys_with(&policy, &claims);
        let kindergarten = Some(garden(u128::try_from(at).expect("small")));
        let more = ClaimFacts { category: ["a", "b", "c"][category].to_owned(), kindergarten, state: ClaimState::Confirmed };
        let after = keys_with(&policy, &[claims, vec![more]].concat());
        for n in 0..4 {
            if n == at { prop_assert!(after[n] <= before[n]) } else { prop_assert_eq!(&after[n], &before[n]) }
        }
    }

    #[test]
    fn keys_compare_as_the_policy_compares(by in orders(), a in facts(), b in facts()) {
        let (key_a, key_b) = (OrderKey::of(&by, &a), OrderKey::of(&by, &b));
        prop_assert_eq!(key_a.as_bytes().cmp(key_b.as_bytes()), compare(&by, &a, &b));
        prop_assert_eq!(key_a.to_string().cmp(&key_b.to_string()), key_a.cmp(&key_b), "hexadecimal compares alike");
        let read: OrderKey = key_a.to_string().parse().expect("its own text");
        prop_assert_eq!(read, key_a);
    }

    #[test]
    fn instants_are_cut_never_moved_forward(nanos in -1_000_000_000_000_000_000_i128..2_000_000_000_000_000_000) {
        let instant = Timestamp::from_nanosecond(nanos).expect("in range");
        let cut = truncate_to_micros(instant);
        prop_assert!(cut <= instant && instant.as_nanosecond() - cut.as_nanosecond() < 1_000);
        prop_assert_eq!(truncate_to_micros(cut), cut);
    }

    #[test]
    fn a_deadline_in_days_is_the_last_microsecond_of_its_local_day(from in instants(), length in 1_u16..40, zone in 0_usize..4) {
        // Kyiv, a zone whose daylight saving skips midnight, one half an hour apart, and one far east.
        let zone = ["Europe/Kyiv", "America/Asuncion", "Australia/Lord_Howe", "Pacific/Auckland"][zone];
        let calendar = Calendar::plain(TimeZoneDatabase::bundled().get(zone).expect("known"));
        let deadline = calendar.add(Period { length, unit: PeriodUnit::CalendarDays }, from);
        let last = add_days(calendar.local_date(from), i32::from(length));
        prop_assert_eq!(calendar.local_date(deadline), last);
        let after = Timestamp::from_microsecond(deadline.as_microsecond() + 1).expect("in range");
        prop_assert_eq!(calendar.local_date(after), add_days(last, 1));
    }

    #[test]
    fn working_days_are_counted_one_by_one(from in instants(), length in 1_u16..30, holidays in proptest::collection::btree_set(days(0..900), 0..40), moved in proptest::collection::btree_map(days(0..900), any::<bool>(), 0..20), worked: bool) {
        let mut calendar = kyiv().calendar;
        calendar.dated_holidays = holidays;
        calendar.moved_days = moved;
        calendar.holidays_are_worked = worked;
        let deadline = calendar.add(Period { length, unit: PeriodUnit::WorkingDays }, from);
        let (first, last) = (calendar.local_date(from), calendar.local_date(deadline));
        let mut counted = 0;
        let mut on = first;
        while on < last {
            on = add_days(on, 1);
            counted += u16::from(calendar.is_working_day(on));
        }
        prop_assert_eq!(counted, length);
        prop_assert!(calendar.is_working_day(last));
        let back = calendar.days_before(Period { length, unit: PeriodUnit::WorkingDays }, add_days(last, 1));
        prop_assert!(back > first && back <= last && calendar.is_working_day(back));
    }

    #[test]
    fn a_longer_period_never_ends_earlier(from in instants(), later in 0_i64..400_000_000_000, length in 1_u16..30, unit in 0_usize..3) {
        let unit = [PeriodUnit::CalendarDays, PeriodUnit::WorkingDays, PeriodUnit::Hours][unit];
        let calendar = kyiv().calendar;
        let end = |length, from| calendar.add(Period { length, unit }, from);
        prop_assert!(end(length, from) < end(length + 1, from));
        let moved = Timestamp::from_microsecond(from.as_microsecond() + later).expect("in range");
        prop_assert!(end(length, from) <= end(length, moved));
        prop_assert!(end(length, from) > from);
    }

    #[test]
    fn bands_of_the_pack_part_all_ages(born_on in days(-4000..900), age_days in 0_i32..3200) {
        let policy = kyiv();
        let on = add_days(born_on, age_days);
        let fitting: Vec<_> = policy.age_groups.bands.iter().filter(|group| {
            age::fits(Band { from_months: group.from_months, to_months: group.to_months }, born_on, on)
        }).collect();
        let months = age::months_on(born_on, on).expect("born");
        prop_assert_eq!(fitting.len(), usize::from(months < 84), "{} months", months);
    }

    #[test]
    fn months_of_age_agree_with_counting_them(born_on in days(-4000..900), age_days in 0_i32..3200) {
        let on = add_days(born_on, age_days);
        // Reference: count the monthly birthdays (the day of birth, or the last day of a shorter month) up to the day.
        let birthday = |months: i16| {
            let month0 = i16::from(born_on.month()) - 1 + months;
            let (year, month) = (born_on.year() + month0.div_euclid(12), month0.rem_euclid(12) + 1);
            let first = Date::new(year, i8::try_from(month).expect("a month"), 1).expect("a day");
            let day = born_on.day().min(first.days_in_month());
            Date::new(year, first.month(), day).expect("a day")
        };
        let counted = (1..400).take_while(|months| birthday(*months) <= on).count();
        prop_assert_eq!(age::months_on(born_on, on), u16::try_from(counted).ok());
    }

    #[test]
    fn nothing_changes_before_the_next_change(born_on in days(-3000..0), today in days(0..900), from in 0_u16..80, length in 1_u16..40) {
        let policy = kyiv();
        let band = Band { from_months: from, to_months: from + length };
        let fits = |on| age::fits(band, born_on, on);
        match age::next_change_on(&policy, &[band], born_on, today) {
            Some(on) => {
                prop_assert!(on > today);
                prop_assert_eq!(fits(today), fits(add_days(on, -1)), "nothing changed until then");
                prop_assert_ne!(fits(on), fits(add_days(on, -1)), "something changes then");
            }
            None => prop_assert!(age::months_on(born_on, today).is_none_or(|months| months >= band.to_months)),
        }
    }

    #[test]
    fn the_label_of_a_programme_is_the_group_it_shares_most_with(from in 0_u16..80, length in 1_u16..60) {
        let policy = kyiv();
        let band = Band { from_months: from, to_months: from + length };
        let shared = |group: &domain::policy::AgeGroup| (band.from_months..band.to_months)
            .filter(|month| (group.from_months..group.to_months).contains(month)).count();
        let label = age_group_of(&policy, band).expect("some group");
        prop_assert!(shared(label) > 0);
        // An exact match always wins.
        for group in &policy.age_groups.bands {
            let exact = Band { from_months: group.from_months, to_months: group.to_months };
            prop_assert_eq!(age_group_of(&policy, exact).map(|found| &found.code), Some(&group.code));
        }
    }

    #[test]
    fn a_group_never_holds_more_than_its_places(capacity in 0_u32..40, children in 0_u32..40, held in 0_u32..5, stated in 0_u32..10,
        new_capacity in 0_u32..70, new_children in 0_u32..40) {
        let policy = kyiv();
        prop_assume!(children + held <= capacity);
        let mut group = GroupFacts { capacity, children, held, open: 0 };
        let today = Date::constant(2026, 3, 1);
        if state(&group, stated, today, today).is_ok() {
            group.open = open(&group, stated);
            prop_assert_eq!(group.open, stated, "what was allowed opens whole");
        }
        prop_assert!(group.children + group.held + group.open <= group.capacity);
        if let Ok(change) = change_group(&policy, &group, new_capacity, new_children) {
            prop_assert!(new_children + held + group.open - change.open_withdrawn <= new_capacity);
        } else {
            prop_assert!(new_children + held > new_capacity || new_capacity > 60);
        }
    }
}

#[test]
fn deadlines_stand_still_when_the_clock_jumps() {
    let calendar = kyiv().calendar;
    let ten = Period { length: 10, unit: PeriodUnit::CalendarDays };
    let end = |from: &str| calendar.add(ten, from.parse().expect("an instant")).to_string();
    // Clocks go forward in Kyiv on 29 March 2026 at 03:00, and back on 25 October 2026 at 04:00.
    assert_eq!(end("2026-03-20T10:00:00Z"), "2026-03-30T20:59:59.999999Z");
    assert_eq!(end("2026-03-18T10:00:00Z"), "2026-03-28T21:59:59.999999Z");
    assert_eq!(end("2026-10-20T10:00:00Z"), "2026-10-30T21:59:59.999999Z");
    // 23:30 in Kyiv is the same day there, whatever Greenwich says.
    assert_eq!(end("2026-06-01T20:30:00Z"), "2026-06-11T20:59:59.999999Z");
    assert_eq!(end("2026-06-01T21:30:00Z"), "2026-06-12T20:59:59.999999Z");
    // Across a leap day.
    assert_eq!(end("2028-02-24T10:00:00Z"), "2028-03-05T21:59:59.999999Z");
}

#[test]
fn working_days_know_weekends_holidays_and_moved_days() {
    let mut calendar = kyiv().calendar;
    let five = Period { length: 5, unit: PeriodUnit::WorkingDays };
    let last = |calendar: &Calendar, from: &str| {
        calendar.local_date(calendar.add(five, from.parse().expect("an instant"))).to_string()
    };
    // Thursday 20 August 2026; the 24th is Independence Day, worked under martial law.
    assert_eq!(last(&calendar, "2026-08-20T10:00:00Z"), "2026-08-27");
    calendar.holidays_are_worked = false;
    assert_eq!(last(&calendar, "2026-08-20T10:00:00Z"), "2026-08-28");
    calendar.moved_days.insert(Date::constant(2026, 8, 22), true);
    assert_eq!(last(&calendar, "2026-08-20T10:00:00Z"), "2026-08-27");
    calendar.moved_days.insert(Date::constant(2026, 8, 25), false);
    assert_eq!(last(&calendar, "2026-08-20T10:00:00Z"), "2026-08-28");
}

#[test]
fn norms_warn_and_the_profile_s_own_goes_first() {
    let policy = kyiv();
    let warned = |from_months, to_months, profile, capacity| {
        norm_warning(&policy, Band { from_months, to_months }, profile, capacity)
            .map(|warning| warning.at_most)
    };
    assert_eq!(warned(36, 48, Profile::General, 20), None);
    assert_eq!(warned(36, 48, Profile::General, 21), Some(20));
    assert_eq!(warned(24, 48, Profile::General, 16), Some(15), "mixed ages: the strictest");
    assert_eq!(warned(36, 48, Profile::Inclusive, 16), Some(15));
    assert_eq!(warned(36, 48, Profile::Sanatorium, 20), None);
}
