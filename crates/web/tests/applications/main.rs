//! The pages of an application and of an invitation, through HTTP, as a family meets them.

#[path = "../../../services/tests/town/mod.rs"]
#[expect(dead_code, unused_macros, unused_imports, reason = "the town serves the tests of the use cases too")]
mod town;

mod changes;
mod claims;
mod doors;
mod offers;
mod site;
mod status;
