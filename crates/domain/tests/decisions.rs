//! Every answer to an offer × every state × before and after its deadline, under the packs' switches.

#![expect(clippy::expect_used, reason = "a test stops where its assumption fails")]

use domain::{
    BenefitClass, Date, Policy, Timestamp,
    age::{Band, reference_day},
    benefits::{ClaimFacts, ClaimState, Claimant, claim, standing, standing_changes_on},
    ids::{KindergartenId, ProgrammeId},
    kindergartens::Profile,
    offers::{self, Afterwards, OfferFacts, OfferState, OfferStep},
    policy::{self, ExtensionBy, OnDecline, OnIgnore, OnOverdue},
    queue::{
        self, ApplicationFacts, ApplicationState, ProgrammeFacts, SuspensionReason, entries_for,
        next_review_on,
    },
};
use uuid::Uuid;

fn kyiv() -> Policy {
    policy::parse(include_str!("../../../policies/kyiv.toml")).expect("the Kyiv pack is well formed")
}

fn at(text: &str) -> Timestamp {
    text.parse().expect("an instant")
}

fn day(text: &str) -> Date {
    text.parse().expect("a date")
}

const IN_TIME: &str = "2026-03-10T10:00:00Z";
const LATE: &str = "2026-05-10T10:00:00Z";

fn offer(state: OfferState) -> OfferFacts {
    OfferFacts {
        state,
        answer_by: at("2026-03-20T21:59:59.999999Z"),
        documents_by: Some(at("2026-03-27T21:59:59.999999Z")),
        extensions: 0,
    }
}

/// What a decision must say for a state, in time and late; written out, so that a change of the rules is a change here.
#[test]
fn every_answer_in_every_state() {
    use OfferState as S;
    let policy = kyiv();
    let code =
        |result: Result<(), domain::Refusal>| result.map_err(|refusal| refusal.code).err().unwrap_or("yes");
    let accept = |state, now: &str| code(offers::accept(&policy, &offer(state), true, at(now)).map(|_| ()));
    let decline = |state, now: &str| code(offers::decline(&policy, &offer(state), at(now)).map(|_| ()));
    let extend = |state, now: &str| {
        code(offers::extend(&policy, &offer(state), ExtensionBy::Parent, at(now)).map(|_| ()))
    };
    let enrol = |state, now: &str| code(offers::enrol(&policy, &offer(state), at(now)));
    let expire = |state, now: &str| offers::expire(&policy, &offer(state), at(now)).is_some();
    let overdue = |state, now: &str| offers::documents_overdue(&policy, &offer(state), at(now)).is_some();
    for state in OfferState::ALL {
        let answer = match state {
            S::Invited => ["yes", "answer-too-late"],
            S::Expired => ["answer-too-late"; 2],
            _ => ["offer-not-open"; 2],
        };
        let papers = match state {
            S::Accepted => ["yes", "papers-too-late"],
            S::DocumentsOverdue => ["papers-too-late"; 2],
            _ => ["offer-not-accepted"; 2],
        };
        assert_eq!([accept(state, IN_TIME), accept(state, LATE)], answer, "accept {state:?}");
        assert_eq!([decline(state, IN_TIME), decline(state, LATE)], answer, "decline {state:?}");
        assert_eq!([extend(state, IN_TIME), extend(state, LATE)], papers, "extend {state:?}");
        assert_eq!([enrol(state, IN_TIME), enrol(state, LATE)], papers, "enrol {state:?}");
        assert_eq!(
            [expire(state, IN_TIME), expire(state, LATE)],
            [false, state == S::Invited],
            "expire {state:?}"
        );
        assert_eq!(
            [overdue(state, IN_TIME), overdue(state, LATE)],
            [false, state == S::Accepted],
            "overdue {state:?}"
        );
        // What is allowed is a step that the machine knows.
        let allowed = [
            (accept(state, IN_TIME) == "yes", OfferStep::Accept),
            (decline(state, IN_TIME) == "yes", OfferStep::Decline),
            (enrol(state, IN_TIME) == "yes", OfferStep::Enrol),
            (expire(state, LATE), OfferStep::Expire),
            (overdue(state, LATE), OfferStep::Overdue),
        ];
        for (yes, step) in allowed {
            assert_eq!(yes, offers::next(state, step).is_ok(), "{state:?} {step:?}");
        }
    }
}

#[test]
fn the_last_microsecond_is_in_time_and_the_next_is_late() {
    let policy = kyiv();
    let invited = offer(OfferState::Invited);
    let last = invited.answer_by;
    let next = Timestamp::from_microsecond(last.as_microsecond() + 1).expect("in range");
    assert!(offers::accept(&policy, &invited, true, last).is_ok());
    assert_eq!(offers::expire(&policy, &invited, last), None);
    assert!(offers::accept(&policy, &invited, true, next).is_err());
    assert!(offers::expire(&policy, &invited, next).is_some());
}

#[test]
fn terms_of_an_invitation_in_kyiv() {
    let policy = kyiv();
    let terms = offers::invite(&policy, at("2026-03-10T10:00:00Z"));
    assert_eq!(terms.answer_by.to_string(), "2026-03-20T21:59:59.999999Z");
    // Written as the third day before the 20th begins in Kyiv; its e-mail and SMS leave at nine.
    assert_eq!(terms.remind_at.expect("a reminder").to_string(), "2026-03-16T22:00:00Z");
    assert_eq!(offers::next_reminder(&policy, terms.answer_by, at("2026-03-16T22:00:00Z")), None, "once");
    let leaves_at = offers::reminder_leaves_at(&policy, at("2026-03-16T22:00:00Z"));
    assert_eq!(leaves_at.to_string(), "2026-03-17T07:00:00Z");
    let documents_by = offers::accept(&policy, &offer(OfferState::Invited), true, at("2026-03-12T10:00:00Z"));
    assert_eq!(
        documents_by.expect("accepted").to_string(),
        "2026-03-19T21:59:59.999999Z",
        "five working days"
    );
    let extended = offers::extend(&policy, &offer(OfferState::Accepted), ExtensionBy::Parent, at(IN_TIME))
        .expect("once");
    assert_eq!(
        extended.to_string(),
        "2026-04-03T20:59:59.999999Z",
        "five working days more, across the clock change"
    );
    let again = OfferFacts { extensions: 1, ..offer(OfferState::Accepted) };
    let refused =
        offers::extend(&policy, &again, ExtensionBy::Parent, at(IN_TIME)).map_err(|refusal| refusal.code);
    assert_eq!(refused, Err("no-more-extensions"));
    let grown = offers::accept(&policy, &offer(OfferState::Invited), false, at(IN_TIME))
        .map_err(|refusal| refusal.code);
    assert_eq!(grown, Err("age-no-longer-fits"));
}

#[test]
fn the_pack_says_who_extends_the_time_for_papers() {
    let mut policy = kyiv();
    let asked = |policy: &Policy, by| {
        offers::extend(policy, &offer(OfferState::Accepted), by, at(IN_TIME))
            .map(|until| until.to_string())
            .map_err(|refusal| refusal.code)
    };
    let until = Ok("2026-04-03T20:59:59.999999Z".to_owned());
    assert_eq!(asked(&policy, ExtensionBy::Parent), until);
    assert_eq!(asked(&policy, ExtensionBy::Head), Err("extension-by-family"));
    policy.documents.extension_by = ExtensionBy::Head;
    assert_eq!(asked(&policy, ExtensionBy::Head), until);
    assert_eq!(asked(&policy, ExtensionBy::Parent), Err("extension-by-head"));
}

#[test]
fn the_pack_says_what_an_ended_offer_does() {
    let mut policy = kyiv();
    let late = at(LATE);
    let ended = |policy: &Policy| {
        (
            offers::decline(policy, &offer(OfferState::Invited), at(IN_TIME)).expect("in time"),
            offers::expire(policy, &offer(OfferState::Invited), late).expect("late"),
            offers::documents_overdue(policy, &offer(OfferState::Accepted), late).expect("late"),
        )
    };
    let ignored = Afterwards::Suspended(SuspensionReason::Ignored);
    let overdue = Afterwards::Suspended(SuspensionReason::DocumentsOverdue);
    assert_eq!(ended(&policy), (Afterwards::WaitsElsewhere, ignored, overdue), "Kyiv");
    policy.invitations.on_decline = OnDecline::Keep;
    policy.documents.on_overdue = OnOverdue::Requeue;
    assert_eq!(ended(&policy), (Afterwards::Waits, ignored, Afterwards::Waits));
    policy.invitations.on_decline = OnDecline::Withdraw;
    policy.invitations.on_ignore = OnIgnore::AsDecline;
    policy.documents.on_overdue = OnOverdue::Withdraw;
    assert_eq!(ended(&policy), (Afterwards::Withdrawn, Afterwards::Withdrawn, Afterwards::Withdrawn));
}

#[test]
fn coming_back_keeps_the_place_where_the_pack_says_so() {
    let mut policy = kyiv();
    let registered_at = at("2025-01-01T08:00:00Z");
    let suspended = |reason| ApplicationState::Suspended { since: at("2026-03-01T08:00:00Z"), reason };
    let back =
        |policy: &Policy, reason| queue::reactivate(policy, &suspended(reason), registered_at, at(LATE));
    assert_eq!(back(&policy, SuspensionReason::Ignored), Ok(registered_at));
    policy.invitations.reactivation_keeps_place = false;
    assert_eq!(back(&policy, SuspensionReason::Ignored), Ok(at(LATE)));
    assert_eq!(
        back(&policy, SuspensionReason::ByParent),
        Ok(registered_at),
        "a pause asked for costs nothing"
    );
    policy.invitations.reactivate_within =
        Some(domain::Period { length: 10, unit: domain::PeriodUnit::CalendarDays });
    let refused = back(&policy, SuspensionReason::Ignored).map_err(|refusal| refusal.code);
    assert_eq!(refused, Err("reactivation-too-late"));
    let queued = queue::reactivate(&policy, &ApplicationState::Queued, registered_at, at(LATE));
    assert_eq!(queued.map_err(|refusal| refusal.code), Err("not-suspended"));
}

#[test]
fn filing_asks_the_age_the_window_and_the_referral() {
    let mut policy = kyiv();
    let now = at("2026-03-10T10:00:00Z");
    let file = |policy: &Policy, born: &str| {
        queue::may_file(policy, Profile::General, day(born), now).map_err(|refusal| refusal.code)
    };
    assert_eq!(file(&policy, "2026-03-10"), Ok(()), "born today");
    assert_eq!(file(&policy, "2026-03-11"), Err("born-in-future"));
    assert_eq!(file(&policy, "2019-03-11"), Ok(()), "seven tomorrow");
    assert_eq!(file(&policy, "2019-03-10"), Err("too-old"));
    assert!(
        queue::may_file(&policy, Profile::Compensating, day("2019-03-10"), now).is_ok(),
        "by referral to eight"
    );
    assert!(
        queue::may_file(&policy, Profile::Inclusive, day("2019-03-10"), now).is_err(),
        "no referral is asked"
    );
    policy.registration.opens_at = Some(at("2026-03-10T10:00:01Z"));
    assert_eq!(file(&policy, "2024-03-10"), Err("registration-closed"));
    policy.registration.opens_at = None;
    policy.registration.closes_at = Some(now);
    assert_eq!(file(&policy, "2024-03-10"), Err("registration-closed"), "closes at that very instant");
    policy.registration.closes_at = None;
    policy.registration.from_months = 2;
    assert_eq!(file(&policy, "2026-01-11"), Err("too-young"));
}

#[test]
fn lists_of_wishes() {
    let mut policy = kyiv();
    let wish =
        |policy: &Policy, wishes: &[u8]| queue::may_wish(policy, wishes).map_err(|refusal| refusal.code);
    assert_eq!(wish(&policy, &[]), Err("no-wishes"));
    assert_eq!(wish(&policy, &[1, 2, 1]), Err("wish-twice"));
    assert_eq!(wish(&policy, &(0..200).collect::<Vec<u8>>()), Ok(()), "any number in Kyiv");
    policy.wishes.at_most = Some(5);
    assert_eq!(wish(&policy, &[1, 2, 3, 4, 5, 6]), Err("too-many-wishes"));
}

fn programme(n: u128, kindergarten: u128, from_months: u16, to_months: u16) -> ProgrammeFacts {
    ProgrammeFacts {
        id: ProgrammeId::new(Uuid::from_u128(n)),
        kindergarten: KindergartenId::new(Uuid::from_u128(kindergarten)),
        band: Band { from_months, to_months },
        language: "uk".into(),
        profile: Profile::General,
    }
}

fn child(born: &str) -> ApplicationFacts {
    ApplicationFacts {
        standings: Vec::new(),
        born_on: day(born),
        profile: Profile::General,
        language: None,
        desired_on: day("2026-01-01"),
        class: BenefitClass::General,
        points: 0,
        resident: false,
        registered_at: at("2026-01-10T08:00:00Z"),
        lottery: 0,
        sequence: 7,
    }
}

#[test]
fn a_wish_becomes_an_entry_for_each_programme_that_fits_today() {
    let policy = kyiv();
    // Overlapping bands of real cities: 1.5–3 beside 2–4.
    let programmes = [
        programme(1, 10, 18, 36),
        programme(2, 10, 24, 48),
        programme(3, 10, 36, 48),
        programme(4, 11, 24, 36),
    ];
    let wishes = [KindergartenId::new(Uuid::from_u128(10))];
    let facts = child("2024-03-10");
    let entered = |facts: &ApplicationFacts, today: &str| -> Vec<u128> {
        let entries = entries_for(&policy, facts, &wishes, &programmes, day(today));
        entries.iter().map(|entry| entry.programme.uuid().as_u128()).collect()
    };
    assert_eq!(entered(&facts, "2026-03-09"), [1], "the day before the second birthday");
    assert_eq!(entered(&facts, "2026-03-10"), [1, 2]);
    assert_eq!(entered(&facts, "2027-03-10"), [2, 3]);
    assert_eq!(next_review_on(&policy, &facts, &programmes, &[], day("2026-03-09")), Some(day("2026-03-10")));
    assert_eq!(
        next_review_on(&policy, &facts, &programmes, &[], day("2030-03-10")),
        Some(day("2031-03-10")),
        "too old"
    );
    assert_eq!(next_review_on(&policy, &facts, &programmes, &[], day("2031-03-10")), None);
    let later = ApplicationFacts { desired_on: day("2026-09-01"), ..facts.clone() };
    assert_eq!(entered(&later, "2026-08-31"), Vec::<u128>::new());
    assert_eq!(entered(&later, "2026-09-01"), [1, 2]);
    let polish = ApplicationFacts { language: Some("pl".into()), ..facts.clone() };
    assert_eq!(entered(&polish, "2026-09-01"), Vec::<u128>::new());
    let special = ApplicationFacts { profile: Profile::Compensating, ..facts };
    assert_eq!(entered(&special, "2026-09-01"), Vec::<u128>::new());
}

#[test]
fn an_application_comes_in_only_by_the_ways_the_pack_opens() {
    let mut policy = kyiv();
    let closed =
        |policy: &Policy, channel| queue::may_come_by(policy, channel).map_err(|refusal| refusal.code);
    assert_eq!(closed(&policy, policy::Channel::Portal), Ok(()));
    assert_eq!(closed(&policy, policy::Channel::CallCentre), Err("channel-closed"));
    policy.registration.channels = vec![policy::Channel::CallCentre];
    assert_eq!(closed(&policy, policy::Channel::Portal), Err("channel-closed"));
    assert_eq!(closed(&policy, policy::Channel::CallCentre), Ok(()));
}

#[test]
fn the_reference_day_belongs_to_the_running_school_year() {
    let mut policy = kyiv();
    assert_eq!(reference_day(&policy, day("2026-03-10")), day("2026-03-10"), "Kyiv counts today");
    policy.age_groups.reference = policy::AgeReference::DayOfYear { month: 9, day: 1 };
    assert_eq!(reference_day(&policy, day("2026-03-10")), day("2025-09-01"));
    assert_eq!(reference_day(&policy, day("2026-09-01")), day("2026-09-01"));
    policy.age_groups.reference = policy::AgeReference::DayOfYear { month: 1, day: 1 };
    assert_eq!(reference_day(&policy, day("2026-10-10")), day("2027-01-01"));
}

#[test]
fn only_confirmed_claims_in_force_count() {
    let mut policy = kyiv();
    let made = |category: &str, state| ClaimFacts { category: category.into(), kindergarten: None, state };
    let today = day("2026-03-10");
    let class = |policy: &Policy, claims: &[ClaimFacts]| standing(policy, claims, None, today).class;
    let claims = [made("serviceman", ClaimState::Claimed), made("displaced", ClaimState::Confirmed)];
    assert_eq!(class(&policy, &claims), BenefitClass::Guaranteed);
    let claims = [made("serviceman", ClaimState::Confirmed), made("displaced", ClaimState::Confirmed)];
    assert_eq!(class(&policy, &claims), BenefitClass::FirstPriority, "the best counts");
    assert_eq!(
        class(&policy, &[made("serviceman", ClaimState::Rejected { reason: "no".into() })]),
        BenefitClass::General
    );
    policy.benefits.categories[3].valid_to_on = Some(day("2026-03-10"));
    assert_eq!(class(&policy, &claims), BenefitClass::FirstPriority, "the last day counts");
    assert_eq!(standing_changes_on(&policy, &claims, today), Some(day("2026-03-11")));
    let facts = child("2024-01-10");
    assert_eq!(
        next_review_on(&policy, &facts, &[], &claims, today),
        Some(day("2026-03-11")),
        "it is looked at then"
    );
    assert_eq!(
        next_review_on(&policy, &facts, &[], &[], today),
        Some(day("2031-01-10")),
        "else at seven years"
    );
    policy.benefits.categories[3].valid_to_on = Some(day("2026-03-09"));
    assert_eq!(class(&policy, &claims), BenefitClass::Guaranteed);
    let refused = |claimed: &ClaimFacts, already: &[ClaimFacts], by| {
        claim(&policy, claimed, already, &[], by, today)
            .map(|kept| kept.category)
            .map_err(|refusal| refusal.code)
    };
    let displaced = made("displaced", ClaimState::Claimed);
    assert_eq!(refused(&displaced, &[], Claimant::Family), Err("benefit-by-department"));
    assert_eq!(refused(&displaced, &[], Claimant::Department), Ok("displaced".into()));
    assert_eq!(refused(&displaced, &claims, Claimant::Department), Err("claimed-twice"));
    assert_eq!(
        refused(&made("serviceman", ClaimState::Claimed), &[], Claimant::Family),
        Err("benefit-not-in-force")
    );
    assert_eq!(refused(&made("duke", ClaimState::Claimed), &[], Claimant::Family), Err("unknown-benefit"));
}

#[test]
fn numbers_carry_a_check_digit() {
    let template = queue::number::Template::parse("К-{year}-{sequence:6}-{check}").expect("a template");
    let number = template.number(2026, 123);
    assert!(number.starts_with("К-2026-000123-"), "{number}");
    assert!(template.recognises(&number));
    // Every single wrong digit is noticed.
    for (at, letter) in number.char_indices().filter(|(_, letter)| letter.is_ascii_digit()) {
        for other in ('0'..='9').filter(|other| *other != letter) {
            let mut wrong = number.clone();
            wrong.replace_range(at..=at, &other.to_string());
            assert!(!template.recognises(&wrong), "{wrong}");
        }
    }
    // ISO/IEC 7064 MOD 11-10, the standard's own example: 0794 has the check digit 5.
    let example = queue::number::Template::parse("{sequence:4}{check}").expect("a template");
    assert_eq!(example.number(2026, 794), "07945");
}
