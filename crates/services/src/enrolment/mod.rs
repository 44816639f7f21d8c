//! Enrolment: from an accepted invitation to the group's list, and out of it again.

mod enrol;
mod leave;
mod register;

pub use enrol::enrol;
pub use leave::{Leaving, leave};
pub use register::{Attending, Period, Register, RegisterFind, attending_child, count, group_list, register};
