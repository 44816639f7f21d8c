//! Enrolment: from an accepted invitation to the group's list, and out of it again.

mod announce;
mod enrol;
mod leave;
mod register;

pub(crate) use announce::leave_announced;
pub use announce::stay;
pub use enrol::enrol;
pub use leave::{Leaving, leave};
pub use register::{Attending, Period, Register, RegisterFind, attending_child, count, group_list, register};
