//! Applications that are being filled in: the wizard's answers so far, sealed, kept for a month after the last save.

mod discard;
mod filed;
mod load;
mod save;
mod sibling;

use domain::{
    families::{BirthDocumentKind, Sex},
    ids::{ChildId, KindergartenId},
    time::{Date, Timestamp},
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

pub use discard::discard;
pub use filed::{file_draft, filed_as, may_apply};
pub use load::{drafts, load};
pub use save::{begin, save};
pub use sibling::{SiblingChoice, sibling_choice};

/// The label under which answers are sealed.
const ANSWERS: &str = "draft.answers";
/// Days a draft is kept after it was last saved.
pub const KEPT_DAYS: i64 = 31;
/// Drafts an account may have at once.
const DRAFTS_MAX: usize = 10;

/// The answers so far. What a guardian typed stays as typed until it makes sense.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Answers {
    /// The child, once it is known.
    pub child: Option<ChildId>,
    /// A new child before its document is known.
    pub new_child: Option<NewChildAnswers>,
    /// The day from which a place is wanted.
    pub desired_on: Option<Date>,
    /// The language of teaching the family insists on; empty: any.
    pub language: Option<String>,
    /// The wished kindergartens in the family's order.
    pub wishes: Vec<KindergartenId>,
    /// Whether a benefit is claimed; none: not answered yet.
    pub benefit: Option<bool>,
    /// The category of the benefit.
    pub category: Option<String>,
    /// Its proof.
    pub document: Option<ProofAnswers>,
    /// The kindergarten it is for, where the category counts in one only.
    pub claimed_for: Option<KindergartenId>,
    /// Whether the contacts were looked at.
    pub contacts_seen: bool,
}

/// A new child as typed, before its document makes it a row of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewChildAnswers {
    /// Surname.
    pub surname: String,
    /// Given name.
    pub given_name: String,
    /// Patronymic, or empty.
    pub patronymic: String,
    /// Date of birth.
    pub born_on: Date,
    /// Sex.
    pub sex: Sex,
    /// What proves the birth, once answered.
    #[serde(default)]
    pub document_kind: Option<BirthDocumentKind>,
}

/// The proof of a benefit as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProofAnswers {
    /// What the document is.
    pub kind: String,
    /// Its number.
    pub number: String,
    /// Who issued it.
    pub issuer: String,
    /// When, as typed.
    pub issued: String,
}

/// A draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Its id; also the key under which it is filed once.
    pub id: Uuid,
    /// The question it stopped at, by the wizard's name for it.
    pub step: String,
    /// The answers so far.
    pub answers: Answers,
    /// When it was last saved.
    pub updated_at: Timestamp,
    /// When it is thrown away unless it is saved again.
    pub expires_at: Timestamp,
}
