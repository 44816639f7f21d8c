//! The rules of the queue: pure functions of state, command, policy and time.
//!
//! Nothing here reads a clock, a file, a database or a random source. What a rule needs is passed in, what it
//! decides is returned: the next state, the journal events, or a [`Refusal`]. The same facts give the same answer
//! in the running system, in a test, and in the verifier that replays the journal.
//!
//! One module a room; a room's name is the same here, in the tables, the routes, the permissions and the messages.

pub mod accounts;
pub mod age;
pub mod benefits;
pub mod enrolment;
pub mod families;
pub mod ids;
pub mod journal;
pub mod kindergartens;
pub mod offers;
pub mod order;
pub mod policy;
pub mod queue;
pub mod refusal;
pub mod time;

pub use benefits::BenefitClass;
pub use order::{OrderFacts, OrderKey};
pub use policy::Policy;
pub use refusal::Refusal;
pub use time::{Calendar, Date, Period, PeriodUnit, Timestamp};
