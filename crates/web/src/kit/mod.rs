//! What pages are put together from. Every part knows the language it is written in and renders itself: a template
//! writes `{{ form.text("surname", "child-surname") }}` and gets label, hint, error and input, tied together.

mod choices;
mod fields;
mod form;
mod frame;
mod inputs;
mod lists;
mod map;
mod status;

pub use choices::{Choice, Choices, Select};
pub use fields::Fields;
pub use form::{Form, Hidden};
pub use frame::Frame;
pub use inputs::{DateInput, ErrorSummary, FileInput, TextArea, TextInput};
pub use lists::{Moment, Pager, Row, Timeline, When};
pub use map::MapIsland;
pub use status::{Status, Tag, Tone};

/// The name of the hidden field with the token that shows that a form is ours.
pub const TOKEN_FIELD: &str = "csrf";
/// The name of the hidden field with the form's one-time key.
pub const KEY_FIELD: &str = "idempotency_key";
