//! Families: guardians, children and the identifiers of their papers.
//!
//! What people type is normalised before it is compared or kept: one certificate has one spelling, one phone one form.
//! Normalising twice gives the same as normalising once.

mod birth;
mod certificate;
mod codes;
mod letters;
mod names;
mod phone;

pub use birth::{birth_date, plausible_birth};
pub use certificate::{BirthDocument, BirthDocumentKind};
pub use codes::{Edrpou, Rnokpp, Sex, Unzr};
pub use names::{search_key, tidy_name};
pub use phone::Phone;
