//! The register of attending children.

#[expect(clippy::module_inception, reason = "the table and the room share the field's word")]
pub mod enrolment;
