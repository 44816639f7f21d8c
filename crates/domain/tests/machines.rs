//! Every state × every step of every machine, drawn in `docs/state-machines.md` and held against it.
//!
//! `UPDATE_DOCS=1 cargo test -p domain --test machines` writes the page anew after a wanted change.

#![expect(clippy::expect_used, reason = "a test stops where its assumption fails")]

use domain::{
    Refusal,
    benefits::{self, ClaimState, ClaimStep},
    enrolment::{self, EnrolmentState, LeavingReason},
    ids::{EnrolmentId, OfferId},
    kindergartens::{self, VacancyState, VacancyStep},
    offers::{self, OfferState, OfferStep},
    queue::{self, ApplicationState, Step, SuspensionReason},
};
use std::{collections::BTreeSet, fmt::Write, fs, path::Path};
use uuid::Uuid;

/// One machine, walked through: from, step, to or the refusal.
struct Walk {
    title: &'static str,
    rows: Vec<(String, String, Result<String, Refusal>)>,
    start: &'static str,
}

fn offer() -> OfferId {
    OfferId::new(Uuid::from_u128(1))
}

fn enrolment() -> EnrolmentId {
    EnrolmentId::new(Uuid::from_u128(2))
}

fn instant(text: &str) -> domain::Timestamp {
    text.parse().expect("an instant")
}

fn application_states() -> Vec<ApplicationState> {
    use ApplicationState as S;
    let since = instant("2026-03-01T08:00:00Z");
    vec![
        S::Draft,
        S::Checking,
        S::ConfirmInPerson,
        S::Queued,
        S::Invited { offer: offer() },
        S::Accepted { offer: offer() },
        S::Enrolled { enrolment: enrolment() },
        S::Suspended { since, reason: SuspensionReason::Ignored },
        S::Refused { reason: "papers".into() },
        S::Withdrawn,
        S::Archived,
    ]
}

fn steps() -> Vec<Step> {
    let since = instant("2026-03-02T08:00:00Z");
    let suspend = |reason| Step::Suspend { since, reason };
    vec![
        Step::FileForChecks,
        Step::File,
        Step::Confirm,
        Step::AskInPerson,
        Step::Refuse { reason: "papers".into() },
        Step::Invite { offer: offer() },
        Step::Accept,
        Step::Return,
        suspend(SuspensionReason::Ignored),
        suspend(SuspensionReason::DocumentsOverdue),
        suspend(SuspensionReason::ByParent),
        Step::Reactivate,
        Step::Enrol { enrolment: enrolment() },
        Step::Withdraw,
        Step::Archive,
    ]
}

fn walk<S, T>(
    title: &'static str,
    start: &'static str,
    states: &[S],
    steps: &[T],
    state_code: impl Fn(&S) -> String,
    step_code: impl Fn(&T) -> String,
    next: impl Fn(&S, &T) -> Result<S, Refusal>,
) -> Walk {
    let mut rows = Vec::new();
    for state in states {
        for step in steps {
            let to = next(state, step).map(|state| state_code(&state));
            rows.push((state_code(state), step_code(step), to));
        }
    }
    let codes: BTreeSet<String> = states.iter().map(&state_code).collect();
    assert_eq!(codes.len(), states.len(), "{title}: each state once");
    for (_, _, to) in &rows {
        assert!(to.as_ref().map_or(true, |to| codes.contains(to)), "{title}: a step leads to a known state");
    }
    Walk { title, rows, start }
}

fn walks() -> Vec<Walk> {
    vec![
        walk(
            "Application",
            "draft",
            &application_states(),
            &steps(),
            |state| state.code().into(),
            |step| step.code().into(),
            |state, step| queue::next(state, step.clone()),
        ),
        walk(
            "Offer",
            "invited",
            &OfferState::ALL,
            &OfferStep::ALL,
            |state| state.code().into(),
            |step| step.code().into(),
            |state, step| offers::next(*state, *step),
        ),
        claims(),
        vacancies(),
        enrolments(),
    ]
}

fn claims() -> Walk {
    let states = [
        ClaimState::Claimed,
        ClaimState::Confirmed,
        ClaimState::Rejected { reason: "no paper".into() },
        ClaimState::Withdrawn,
    ];
    let steps = [ClaimStep::Confirm, ClaimStep::Reject { reason: "no paper".into() }, ClaimStep::Withdraw];
    let code = |step: &ClaimStep| match step {
        ClaimStep::Confirm => "confirm".to_owned(),
        ClaimStep::Reject { .. } => "reject".to_owned(),
        ClaimStep::Withdraw => "withdraw".to_owned(),
    };
    let next = |state: &ClaimState, step: &ClaimStep| benefits::next(state, step.clone());
    walk("Claim", "claimed", &states, &steps, |state| state.code().into(), code, next)
}

fn vacancies() -> Walk {
    let states = [VacancyState::Stated, VacancyState::Opened, VacancyState::Withdrawn];
    let code = |step: &VacancyStep| match step {
        VacancyStep::Open => "open".to_owned(),
        VacancyStep::Withdraw => "withdraw".to_owned(),
    };
    let steps = [VacancyStep::Open, VacancyStep::Withdraw];
    let next = |state: &VacancyState, step: &VacancyStep| kindergartens::next(*state, *step);
    walk("Vacancy", "stated", &states, &steps, |state| state.code().into(), code, next)
}

fn enrolments() -> Walk {
    let day = |text: &str| text.parse().expect("a date");
    let left = EnrolmentState::Left { on: day("2026-05-01"), reason: LeavingReason::Moved };
    let leave = |state: &EnrolmentState, reason: &LeavingReason| {
        enrolment::leave(state, day("2026-03-01"), day("2026-05-01"), *reason, day("2026-05-02"))
    };
    let states = [EnrolmentState::Attending, left];
    walk(
        "Enrolment",
        "attending",
        &states,
        &[LeavingReason::Moved],
        |s| s.code().into(),
        |_| "leave".into(),
        leave,
    )
}

/// The page as it must stand.
fn page(walks: &[Walk]) -> String {
    let mut page = String::from(
        "# State machines\n\n\
         Drawn from the code by `crates/domain/tests/machines.rs`, which fails when this page and the rules differ.\n\
         After a wanted change: `UPDATE_DOCS=1 cargo test -p domain --test machines`.\n\n\
         A step that is not drawn is refused. When a step may be taken, and what else it does, is decided by the\n\
         functions of the same room (`crates/domain/src/queue`, `offers`, `benefits`, `kindergartens`, `enrolment`)\n\
         from the policy and the time.\n",
    );
    for walk in walks {
        let _ =
            write!(page, "\n## {}\n\n```mermaid\nstateDiagram-v2\n    [*] --> {}\n", walk.title, walk.start);
        for (from, step, to) in &walk.rows {
            if let Ok(to) = to {
                let _ = writeln!(page, "    {from} --> {to}: {step}");
            }
        }
        let froms: BTreeSet<&String> = walk.rows.iter().map(|(from, _, _)| from).collect();
        for end in froms {
            if walk.rows.iter().all(|(from, _, to)| from != end || to.is_err()) {
                let _ = writeln!(page, "    {end} --> [*]");
            }
        }
        page.push_str("```\n");
    }
    page
}

#[test]
fn the_page_draws_the_code() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/state-machines.md");
    let page = page(&walks());
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(&path, &page).expect("the page is written");
    }
    let stands = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        stands == page,
        "docs/state-machines.md is out of date: UPDATE_DOCS=1 cargo test -p domain --test machines"
    );
}

#[test]
fn every_state_times_every_step() {
    let mut table = String::new();
    for walk in walks() {
        let _ = writeln!(table, "# {}", walk.title);
        for (from, step, to) in &walk.rows {
            let to = to.as_ref().map_or_else(|refusal| format!("✗ {}", refusal.code), |to| format!("→ {to}"));
            let _ = writeln!(table, "{from:17} {step:26} {to}");
        }
    }
    insta::assert_snapshot!(table);
}

#[test]
fn a_closed_application_stays_closed_and_a_seat_is_left_only_on_purpose() {
    for state in application_states() {
        for step in steps() {
            let Ok(to) = queue::next(&state, step.clone()) else { continue };
            assert!(
                state.is_live() || state == ApplicationState::Draft,
                "{state:?} is closed, yet {step:?} moved it"
            );
            // Whoever holds a seat keeps the same offer, or gives the seat up.
            if let (Some(before), Some(after)) = (state.live_offer(), to.live_offer()) {
                assert_eq!(before, after);
            }
        }
    }
}

#[test]
fn an_offer_that_ended_stays_ended() {
    for state in OfferState::ALL.into_iter().filter(|state| !state.is_live()) {
        for step in OfferStep::ALL {
            assert!(offers::next(state, step).is_err(), "{state:?} {step:?}");
        }
    }
}

#[test]
fn a_rejection_needs_its_reason() {
    let rejected = benefits::next(&ClaimState::Claimed, ClaimStep::Reject { reason: "  ".into() });
    assert_eq!(rejected.map_err(|refusal| refusal.code), Err("reason-missing"));
}
