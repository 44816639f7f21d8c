//! Children of a family and their papers. The number of the birth document and the address are sealed at rest; the
//! guardian sees them, staff only in a case that lies in their hands, and then it is written down who looked.

mod add;
mod address;
mod disclose;
mod edit;
mod list;
mod remove;

pub use add::{NewChild, add};
pub(crate) use add::{add_in, blank_paper, certificate_index, known_in};
pub use address::{Address, keep_address};
pub use disclose::{Family, disclose};
pub(crate) use disclose::{LOOK_NOTE, note_look};
pub use edit::edit;
pub use list::{Child, Opened, children, open};
pub use remove::remove;

/// The label under which birth documents are sealed, and under which their keyed hashes are made.
pub(crate) const CERTIFICATE: &str = "child.certificate";
/// The label under which addresses are sealed.
pub(crate) const ADDRESS: &str = "child.address";
