//! What a family sees of itself: its children and applications, one case in full, and all its data as a file.

mod case;
mod export;
mod home;

pub use case::{Case, ClaimLine, Happened, Wish, case, timeline};
pub use export::{Export, export};
pub use home::{ApplicationLine, Home, OfferLine, home};
