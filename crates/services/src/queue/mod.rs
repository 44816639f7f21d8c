//! The queue: filing, places, changes by the family, and the line as anybody may see it.

pub(crate) mod case;
mod change_wishes;
pub mod drafts;
mod file;
mod file_with_child;
mod file_direct;
mod overview;
mod positions;
mod public;
mod reactivate;
mod recompute;
mod status;
mod suspend;
mod withdraw;

pub(crate) use change_wishes::rewrite;
pub use change_wishes::{Effects, NewWishes, change_wishes, effects_of_wishes};
pub(crate) use file::make_claim;
pub use file::{BASIS, CLAIM_DOCUMENT, File, Filed, NewClaim, STATUS_CODE, file};
pub use file_direct::{FileDirect, file_direct};
pub use file_with_child::file_with_child;
pub use overview::{Happening, Overview, history, overview, own};
pub use positions::{ClassAhead, Position, positions};
pub use public::{PublicEntry, PublicQueue, public_queue, waiting_in};
pub use reactivate::reactivate;
pub(crate) use recompute::{programmes_in_line, recompute, restand, review, review_due_at};
pub use status::{Status, status};
pub(crate) use suspend::leave;
pub use suspend::suspend;
pub use withdraw::withdraw;
