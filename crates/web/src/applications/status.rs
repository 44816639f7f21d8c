//! «Where am I?»: one page with the state, every place, the next deadline, what happened and what the family may do.

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::Response;
use domain::queue::ApplicationState;
use domain::time::Timestamp;
use locale::Args;
use serde::Deserialize;
use services::offers::{self, FamilyOffer};
use services::queue::{self, Absent, CaseView, ClaimView, Position, WishView};

use super::{address, deadlines, history, words};
use crate::cabinet::words::{time_left, tone};
use crate::kit::{Status, Tag, Timeline, Tone};
use crate::shell::{Failure, Page, Visit, render};

#[derive(Template)]
#[template(path = "applications/status.html")]
struct StatusPage {
    page: Page,
    case: CaseView,
    offer: Option<FamilyOffer>,
    done: Option<&'static str>,
    timeline: Timeline,
}

/// What was just done.
#[derive(Debug, Deserialize)]
pub(super) struct Done {
    done: Option<String>,
}

/// What may stand in `?done=`, and the message that says it.
const DONE: [(&str, &str); 7] = [
    ("wishes", "application-done-wishes"),
    ("details", "application-done-details"),
    ("suspended", "application-done-suspended"),
    ("reactivated", "application-done-reactivated"),
    ("withdrawn", "application-done-withdrawn"),
    ("claimed", "application-done-claimed"),
    ("claim-withdrawn", "application-done-claim-withdrawn"),
];

/// The page.
pub(super) async fn show(
    visit: Visit,
    Path(number): Path<String>,
    Query(done): Query<Done>,
) -> Result<Response, Failure> {
    let case = queue::case_view(visit.app(), &visit.actor(), &number).await?;
    let offer = match case.offer {
        Some(id) => Some(offers::family_offer(visit.app(), &visit.actor(), id).await?),
        None => None,
    };
    let page = visit.page("application-title");
    let title = page.t1("application-title", "child", child(&case));
    let page = page.titled(title).back("/cabinet");
    let timeline = history::timeline(&page, &case, offer.as_ref());
    let done = DONE.iter().find(|(word, _)| done.done.as_deref() == Some(*word)).map(|(_, key)| *key);
    render(&StatusPage { page, case, offer, done, timeline })
}

/// The child's name as the family uses it.
pub(super) fn child(case: &CaseView) -> String {
    format!("{} {}", case.child.given_name, case.child.surname)
}

impl StatusPage {
    fn to(&self, below: &str) -> String {
        address(&self.case.number, below)
    }

    /// The state and the sentence that says what it means, what to do, by when.
    fn status(&self) -> Status {
        if self.waits_nowhere() {
            let means = self.page.t("cabinet-state-no-wishes-means");
            return self.page.status("cabinet-state-no-wishes", Tone::Act, means);
        }
        let state = self.case.state.code();
        let sentence = match &self.case.state {
            ApplicationState::Queued => self.queued(),
            ApplicationState::Suspended { reason, .. } => {
                let keeps = self.case.policy.invitations.reactivation_keeps_place;
                let args = Args::new().text("reason", reason.code());
                self.page
                    .ta("application-means-suspended", &args.text("keeps", if keeps { "yes" } else { "no" }))
            }
            ApplicationState::Refused { reason } => {
                self.page.t1("application-means-refused", "reason", reason)
            }
            ApplicationState::Enrolled { .. } => self.page.ta("application-means-enrolled", &self.enrolled()),
            _ => self.page.ta(&format!("application-means-{}", state.replace('_', "-")), &self.offered()),
        };
        self.page.status(&format!("cabinet-state-{}", state.replace('_', "-")), tone(state), sentence)
    }

    /// Waiting with an empty list: in no line until the family chooses kindergartens again.
    fn waits_nowhere(&self) -> bool {
        self.case.state == ApplicationState::Queued && self.case.wishes.is_empty()
    }

    /// In the line, or waiting for the day on which it enters it, or without a group for the child.
    fn queued(&self) -> String {
        if self.case.wishes.iter().any(|wish| !wish.lines.is_empty()) {
            return self.page.t("application-means-queued");
        }
        let days = self.case.wishes.iter().filter_map(|wish| match wish.absent {
            Some(Absent::TooYoung { on } | Absent::Later { on }) => Some(on),
            _ => None,
        });
        match days.min() {
            Some(on) => self.page.t1("application-means-queued-later", "on", self.page.date(&on)),
            None => self.page.t("application-means-queued-nowhere"),
        }
    }

    fn offered(&self) -> Args {
        let Some(offer) = &self.offer else { return Args::new() };
        let documents_by = offer.documents_by.unwrap_or(offer.answer_by);
        Args::new()
            .text("kindergarten", offer.name.as_str())
            .text("group", offer.group.as_str())
            .text("answer_by", self.page.moment(&offer.answer_by))
            .text("documents_by", self.page.moment(&documents_by))
    }

    fn enrolled(&self) -> Args {
        let enrolled =
            |line: &&queue::HistoryLine| matches!(line.event, domain::journal::Event::Enrolled { .. });
        let name =
            self.case.history.iter().rev().find(enrolled).and_then(|line| line.kindergarten_name.clone());
        Args::new().text("kindergarten", name.unwrap_or_default())
    }

    /// Whether the application stands in the line, or will as soon as it is checked or due.
    fn stands(&self) -> bool {
        !self.case.wishes.is_empty()
            && matches!(
                self.case.state,
                ApplicationState::Queued | ApplicationState::Checking | ApplicationState::ConfirmInPerson
            )
    }

    fn deadline(&self) -> Option<deadlines::Deadline> {
        deadlines::next(&self.case, self.offer.as_ref())
    }

    fn now(&self, deadline: &deadlines::Deadline) -> String {
        self.page.t(&format!("application-now-{}", deadline.what))
    }

    fn go(&self, deadline: &deadlines::Deadline) -> String {
        self.page.t(&format!("application-go-{}", deadline.what))
    }

    fn left(&self, until: &Timestamp) -> String {
        time_left(&self.page, self.case.as_of, *until)
    }

    fn class(&self) -> String {
        words::class(&self.page, self.case.class)
    }

    fn language(&self) -> String {
        words::wished_language(&self.page, self.case.language.as_deref())
    }

    fn group(&self, line: &Position) -> String {
        let months = |value: i32| u16::try_from(value).unwrap_or(0);
        let band =
            domain::age::Band { from_months: months(line.from_months), to_months: months(line.to_months) };
        words::age_group(&self.page, &self.case.policy, &line.age_group, band)
    }

    fn place(&self, line: &Position) -> String {
        line.position.map(|position| self.page.number(position)).unwrap_or_default()
    }

    fn length(&self, line: &Position) -> String {
        self.page.number(line.of)
    }

    fn to_withdraw_claim(&self, claim: &ClaimView) -> String {
        self.to(&format!("/claims/{}/withdraw", claim.id))
    }

    fn teaching(&self, line: &Position) -> String {
        words::language(&self.page, &line.language)
    }

    fn absent(&self, wish: &WishView) -> String {
        wish.absent.map(|why| words::absent(&self.page, why)).unwrap_or_default()
    }

    /// Why there is no place while the application is out of the line.
    fn no_place(&self) -> String {
        let state = match self.case.state {
            ApplicationState::Invited { .. } | ApplicationState::Accepted { .. } => "seat",
            ApplicationState::Suspended { .. } => "suspended",
            _ => "other",
        };
        self.page.t1("application-no-place", "state", state)
    }

    /// Who is ahead, each class with its number.
    fn ahead(&self, line: &Position) -> Vec<(String, String)> {
        line.ahead
            .iter()
            .map(|one| (words::class(&self.page, one.class), self.page.number(one.count)))
            .collect()
    }

    fn category(&self, claim: &ClaimView) -> String {
        words::category(&self.page, &self.case.policy, &claim.category)
    }

    fn claim_tag(&self, claim: &ClaimView) -> Tag {
        let code = claim.state.code();
        let tone = match code {
            "confirmed" => Tone::Good,
            "claimed" => Tone::Wait,
            "rejected" => Tone::Bad,
            _ => Tone::Plain,
        };
        self.page.tag(&format!("application-claim-{code}"), tone)
    }

    fn claim_reason<'a>(&self, claim: &'a ClaimView) -> &'a str {
        match &claim.state {
            domain::benefits::ClaimState::Rejected { reason } => reason,
            _ => "",
        }
    }

    fn acts(&self) -> Vec<(String, &'static str)> {
        let may = self.case.may;
        let acts = [
            (may.reactivate, "/reactivate", "application-act-reactivate"),
            (may.change, "/wishes", "application-act-wishes"),
            (may.change, "/details", "application-act-details"),
            (may.claim, "/claims/new", "application-act-claim"),
            (may.suspend, "/suspend", "application-act-suspend"),
            (may.withdraw, "/withdraw", "application-act-withdraw"),
        ];
        acts.into_iter().filter(|(may, ..)| *may).map(|(_, below, key)| (self.to(below), key)).collect()
    }
}
