//! `/office/cases/{number}`: a case on one page.

use std::sync::Arc;

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use domain::ids::KindergartenId;
use locale::Args;
use services::{
    ActivePolicy,
    families::{self, Family},
    kindergartens::{self, KindergartenView},
    office::{self, Case, CaseClaim, Invitation, Looked, Papers},
    queue::{HistoryLine, Position},
};

use super::claims;
use crate::cabinet::words::tone;
use crate::kit::{Form, Moment, Tag, Timeline, Tone, When};
use crate::shell::{Failure, Page, Posted, Visit, render};
use crate::words;

#[derive(Template)]
#[template(path = "office/case.html")]
struct CasePage {
    page: Page,
    policy: Arc<ActivePolicy>,
    case: Case,
    places: Vec<KindergartenView>,
    family: Option<Family>,
    papers: Option<Papers>,
    form: Form,
    decided: bool,
}

/// The page.
pub(super) async fn show(visit: Visit, Path(number): Path<String>) -> Result<Response, Failure> {
    let form = visit.form();
    draw(&visit, &number, form, Opened::default()).await
}

/// What of the sealed parts is shown open.
#[derive(Default)]
pub(super) struct Opened {
    family: Option<Family>,
    papers: Option<Papers>,
}

/// The page with the family's data open. It is a form and no link, because each look is written down.
pub(super) async fn family(
    visit: Visit,
    Path(number): Path<String>,
    posted: Posted,
) -> Result<Response, Failure> {
    let family = families::disclose(visit.app(), &visit.actor(), &number).await?;
    draw(&visit, &number, posted.form, Opened { family: Some(family), papers: None }).await
}

/// The page with the papers open: the basis of a staff entry, the proofs of claims. Each look is written down.
pub(super) async fn papers(
    visit: Visit,
    Path(number): Path<String>,
    posted: Posted,
) -> Result<Response, Failure> {
    let papers = office::papers(visit.app(), &visit.actor(), &number).await?;
    draw(&visit, &number, posted.form, Opened { family: None, papers: Some(papers) }).await
}

pub(super) async fn draw(
    visit: &Visit,
    number: &str,
    form: Form,
    opened: Opened,
) -> Result<Response, Failure> {
    let (app, actor) = (visit.app(), visit.actor());
    let case = office::case(app, &actor, number).await?;
    let page = visit.page("case-title");
    let title = format!("{} {}", page.title(), case.number);
    let status = if form.has_errors() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let shown = render(&CasePage {
        page: page.titled(title).back("/office"),
        policy: app.policy().await?,
        places: kindergartens::find_by_ids(app, &actor, &case.wishes).await?,
        decided: super::filters(visit).get("done") == "decided",
        case,
        family: opened.family,
        papers: opened.papers,
        form,
    })?;
    Ok((status, shown).into_response())
}

impl CasePage {
    /// Waiting with an empty list: in no line until the family chooses kindergartens again.
    fn waits_nowhere(&self) -> bool {
        self.case.state == "queued" && self.case.wishes.is_empty()
    }

    fn state(&self) -> Tag {
        if self.waits_nowhere() {
            return self.page.tag("cabinet-state-no-wishes", Tone::Act);
        }
        self.page.tag(&format!("cabinet-state-{}", self.case.state.replace('_', "-")), tone(&self.case.state))
    }

    fn full_name(&self, family: &Family) -> String {
        let child = &family.child.child;
        let patronymic = child.patronymic.as_deref().unwrap_or_default();
        format!("{} {} {patronymic}", child.surname, child.given_name).trim().to_owned()
    }

    fn class(&self) -> String {
        words::class_code(&self.page, &self.case.class)
    }

    fn kindergarten(&self, id: &KindergartenId) -> String {
        let view = self.places.iter().find(|view| view.id() == *id);
        view.map(|view| view.kindergarten.name.clone()).unwrap_or_default()
    }

    fn programme(&self, position: &Position) -> String {
        words::age_group(&self.page, &self.policy, &position.age_group)
    }

    fn place(&self, position: &Position) -> String {
        let of = Args::new().with("count", i64::try_from(position.of).unwrap_or(i64::MAX));
        position.position.map_or_else(
            || self.page.t("status-not-in-line"),
            |place| format!("{} {}", self.page.number(place), self.page.ta("status-of", &of)),
        )
    }

    fn ahead(&self, position: &Position) -> String {
        let one = |ahead: &services::queue::ClassAhead| {
            format!("{}: {}", words::class(&self.page, ahead.class), self.page.number(ahead.count))
        };
        position.ahead.iter().map(one).collect::<Vec<_>>().join("; ")
    }

    fn category(&self, claim: &CaseClaim) -> String {
        claims::category(&self.page, &self.policy, &claim.category)
    }

    /// The proof of a claim, where the papers are open.
    fn proof(&self, claim: &CaseClaim) -> Option<String> {
        let papers = self.papers.as_ref()?;
        papers.claims.iter().find(|(id, _)| *id == claim.id).map(|(_, document)| document.clone())
    }

    /// What somebody looked at, and what the look rested on.
    fn look(&self, look: &Looked) -> String {
        let what = self.page.t(&format!("looked-{}", look.what));
        look.note.as_ref().map_or_else(|| what.clone(), |note| format!("{what}: {note}"))
    }

    fn basis(&self, claim: &CaseClaim) -> String {
        self.policy
            .benefits
            .category(&claim.category)
            .map(|category| category.basis.clone())
            .unwrap_or_default()
    }

    fn claim_tag(&self, claim: &CaseClaim) -> Tag {
        let tone = match claim.state.as_str() {
            "claimed" => Tone::Act,
            "confirmed" => Tone::Special,
            _ => Tone::Plain,
        };
        self.page.tag(&format!("claim-{}", claim.state), tone)
    }

    fn offer_tag(&self, one: &Invitation) -> Tag {
        self.page.tag(&format!("offer-{}", one.state.replace('_', "-")), Tone::Plain)
    }

    fn timeline(&self) -> Timeline {
        let moment = |line: &HistoryLine| Moment {
            when: When::Past,
            title: words::event(&self.page, &line.kind),
            at: self.page.moment(&line.at),
            datetime: Some(line.at.to_string()),
            text: self.told(line),
        };
        Timeline::new(self.page.language(), self.case.timeline.iter().map(moment).collect())
    }

    /// Where, what changed, who, and the number of the journal's record.
    fn told(&self, line: &HistoryLine) -> String {
        let who = if line.by_rules() { self.page.t("case-by-rules") } else { self.role(line.role.code()) };
        let difference = line.difference.as_ref().map(|it| words::difference(&self.page, it));
        let record = self.page.t1("case-record", "number", line.seq);
        let parts = [line.kindergarten_name.clone(), difference, Some(who), Some(record)];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }

    /// The programmes by kindergarten, in the order of the list: each with its group's language where it tells two apart.
    fn lines(&self) -> Vec<&Position> {
        let mut lines: Vec<_> =
            self.case.positions.iter().filter(|position| position.position.is_some()).collect();
        lines.sort_by_key(|position| self.case.wishes.iter().position(|wish| *wish == position.kindergarten));
        lines
    }

    fn language(&self, position: &Position) -> String {
        words::language(&self.page, &position.language)
    }

    fn role(&self, code: &str) -> String {
        self.page.t(&format!("office-role-{}", code.replace('_', "-")))
    }
}
