//! Invitations: made by the system in strict order, answered by the family, followed up by the clock.

mod accept;
mod annul;
pub(crate) mod close;
mod decline;
mod expire;
mod extend;
mod family_offer;
mod fill;
mod list;
mod overdue;
mod remind;

pub use accept::accept;
pub(crate) use annul::{annul_and_tell, annul_live};
pub(crate) use close::{Ending, close};
pub use decline::decline;
pub(crate) use expire::expire;
pub use extend::extend;
pub use family_offer::{FamilyOffer, family_offer};
pub(crate) use fill::{fill, invite_next};
pub use list::{FindOffers, OfferLine, list, one};
pub(crate) use overdue::documents_overdue;
pub(crate) use remind::remind;
