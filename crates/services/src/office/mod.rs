//! What staff see: the desk with its work queues, invitations, claims, a case with its history, the search. Every list
//! is narrowed to the part of the region the actor's roles reach.

mod case;
mod claims;
mod desk;
mod exports;
mod groups;
mod invitations;
mod papers;
mod search;
mod silent;

pub use case::{Case, CaseClaim, Looked, case};
pub use claims::{ClaimLine, ClaimList, claims, claims_after};
pub use desk::{Desk, Work, desk};
pub use exports::{ExportLine, ExportList, exports, note_export};
pub use groups::{FindGroups, GroupList, GroupsWith, group, groups, kept, norm_exceeded};
pub use invitations::{Invitation, InvitationList, InvitationState, invitation, invitations};
pub use papers::{Papers, papers};
pub use search::{Hit, search};
pub use silent::{Silent, silent};
