//! What staff see: the desk with its work queues, invitations, claims, a case with its history, the search. Every list
//! is narrowed to the part of the region the actor's roles reach.

mod case;
mod claims;
mod desk;
mod exports;
mod invitations;
mod papers;
mod scope;
mod search;
mod silent;

pub use case::{Case, CaseClaim, Looked, case};
pub use claims::{ClaimLine, ClaimList, claims, claims_after};
pub use desk::{Desk, Work, desk};
pub use exports::{ExportLine, ExportList, exports, note_export};
pub use invitations::{Invitation, InvitationList, InvitationState, invitations};
pub use papers::{Papers, papers};
pub use scope::my_kindergartens;
pub use search::{Hit, search};
pub use silent::{Silent, silent};
