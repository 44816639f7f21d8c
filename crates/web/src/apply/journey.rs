//! The way through the questions.

use axum::response::{IntoResponse, Redirect, Response};
use domain::Refusal;
use services::families::{self, Child};
use services::queue::drafts::{self, Answers, Draft, SiblingChoice};
use uuid::Uuid;

use crate::kit::Form;
use crate::shell::{Failure, Page, Visit};

/// A question of the wizard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Step {
    /// Which child.
    Child,
    /// Name and birth of a new child.
    Name,
    /// Its birth document.
    Document,
    /// Where it lives.
    Address,
    /// From when a place is wanted.
    When,
    /// Which kindergartens.
    Kindergartens,
    /// Whether a benefit is claimed.
    Benefit,
    /// Which.
    Category,
    /// Its proof.
    Proof,
    /// How messages reach the family.
    Contacts,
    /// All answers.
    Check,
}

/// All questions in their order.
const ORDER: [Step; 11] = [
    Step::Child,
    Step::Name,
    Step::Document,
    Step::Address,
    Step::When,
    Step::Kindergartens,
    Step::Benefit,
    Step::Category,
    Step::Proof,
    Step::Contacts,
    Step::Check,
];

impl Step {
    /// The question's name in addresses and in the draft.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Child => "child",
            Self::Name => "name",
            Self::Document => "document",
            Self::Address => "address",
            Self::When => "when",
            Self::Kindergartens => "kindergartens",
            Self::Benefit => "benefit",
            Self::Category => "category",
            Self::Proof => "proof",
            Self::Contacts => "contacts",
            Self::Check => "check",
        }
    }

    /// Whether the question is asked at all.
    fn asked(self, answers: &Answers, has_children: bool) -> bool {
        match self {
            Self::Child => has_children,
            Self::Name | Self::Document => answers.child.is_none(),
            Self::Category | Self::Proof => answers.benefit == Some(true),
            _ => true,
        }
    }

    /// Whether it is answered.
    fn answered(self, answers: &Answers, child: Option<&Child>) -> bool {
        match self {
            Self::Child => answers.child.is_some() || answers.new_child.is_some(),
            Self::Name => answers.new_child.is_some(),
            Self::Document => answers.child.is_some(),
            Self::Address => child.is_some_and(|child| child.district.is_some()),
            Self::When => answers.desired_on.is_some(),
            Self::Kindergartens => !answers.wishes.is_empty(),
            Self::Benefit => answers.benefit.is_some(),
            Self::Category => answers.category.is_some(),
            Self::Proof => answers.document.as_ref().is_some_and(|proof| !proof.number.is_empty()),
            Self::Contacts => answers.contacts_seen,
            Self::Check => false,
        }
    }
}

/// A draft on its way.
pub(super) struct Journey {
    /// The request.
    pub(super) visit: Visit,
    /// The draft.
    pub(super) draft: Draft,
    /// The family's children.
    pub(super) children: Vec<Child>,
    /// Whether the page was opened from the check page, to go back there.
    changing: bool,
}

impl Journey {
    /// Opens a draft of the visitor's own.
    pub(super) async fn open(visit: Visit, id: Uuid) -> Result<Self, Failure> {
        let actor = visit.actor();
        let draft = drafts::load(visit.app(), &actor, id).await?;
        let children = families::children(visit.app(), &actor).await?;
        let changing = visit.uri().query().is_some_and(|query| query.contains("change=1"));
        Ok(Self { visit, draft, children, changing })
    }

    /// The answers so far.
    pub(super) fn answers(&self) -> &Answers {
        &self.draft.answers
    }

    /// The child of the draft, once it is known.
    pub(super) fn child(&self) -> Option<&Child> {
        let id = self.answers().child?;
        self.children.iter().find(|child| child.id == id)
    }

    /// The given name of the child, for questions about it.
    pub(super) fn given_name(&self) -> String {
        let known = self.child().map(|child| child.given_name.clone());
        known
            .or_else(|| self.answers().new_child.as_ref().map(|child| child.given_name.clone()))
            .unwrap_or_default()
    }

    /// What was chosen for a brother or a sister.
    pub(super) async fn sibling(&self) -> Result<Option<SiblingChoice>, Failure> {
        Ok(drafts::sibling_choice(self.visit.app(), &self.visit.actor(), self.answers().child).await?)
    }

    /// The address of a question of this draft.
    pub(super) fn href(&self, step: Step) -> String {
        format!("/cabinet/apply/{}/{}", self.draft.id, step.name())
    }

    /// The page of a question, with its way back.
    pub(super) fn page(&self, step: Step, title: &str) -> Page {
        let back = if self.changing {
            self.href(Step::Check)
        } else {
            let before = ORDER.iter().rev().filter(|other| **other < step);
            before
                .copied()
                .find(|other| other.asked(self.answers(), !self.children.is_empty()))
                .map_or_else(|| "/cabinet/apply".to_owned(), |other| self.href(other))
        };
        self.visit.page(title).back(back).journey()
    }

    /// The first question that is not answered yet.
    pub(super) fn first_open(&self) -> Step {
        let has_children = !self.children.is_empty();
        let open = |step: &&Step| {
            step.asked(self.answers(), has_children) && !step.answered(self.answers(), self.child())
        };
        ORDER.iter().find(open).copied().unwrap_or(Step::Check)
    }

    /// Saves new answers and goes on: to the next question, or back to the check page where nothing is missing.
    pub(super) async fn go_on(mut self, step: Step, answers: Answers) -> Result<Response, Failure> {
        let actor = self.visit.actor();
        self.draft.answers = answers;
        self.children = families::children(self.visit.app(), &actor).await?;
        let has_children = !self.children.is_empty();
        let mut after = ORDER.iter().copied().filter(|other| *other > step);
        let next = after.find(|other| other.asked(&self.draft.answers, has_children)).unwrap_or(Step::Check);
        // “Another child” is an answer that only the next question makes whole.
        let open = Some(self.first_open()).filter(|open| *open != step).unwrap_or(next);
        // Nobody comes past a question that was skipped, and a change leads back to the check page.
        let next = if self.changing || open < next { open } else { next };
        drafts::save(self.visit.app(), &actor, self.draft.id, &self.draft.answers, next.name()).await?;
        let tail = if self.changing && next != Step::Check { "?change=1" } else { "" };
        Ok(Redirect::to(&format!("{}{tail}", self.href(next))).into_response())
    }

    /// Shows a refusal at a field.
    pub(super) fn refuse(&self, form: &mut Form, field: &str, refusal: &Refusal) {
        let args = self.visit.args(refusal);
        form.refuse(field, refusal, &args);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn open(answers: &Answers, has_children: bool) -> Step {
        let open = |step: &&Step| step.asked(answers, has_children) && !step.answered(answers, None);
        ORDER.iter().find(open).copied().unwrap_or(Step::Check)
    }

    #[test]
    fn the_questions_come_in_their_order() {
        assert!(ORDER.windows(2).all(|pair| pair[0] < pair[1]));
        assert_eq!(open(&Answers::default(), false), Step::Name);
        assert_eq!(open(&Answers::default(), true), Step::Child);
    }

    #[test]
    fn a_benefit_asks_two_more_questions() {
        let asked = |benefit| {
            let answers = Answers { benefit, ..Answers::default() };
            ORDER.iter().filter(|step| step.asked(&answers, false)).count()
        };
        assert_eq!(asked(Some(true)), asked(Some(false)) + 2);
        assert_eq!(asked(None), asked(Some(false)));
    }
}
