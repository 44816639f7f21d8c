//! What every field has around its input: label, hint, error.

use locale::{Language, Locale};

/// Label, hint and error of a field, and the names that tie them to the input.
#[derive(Debug, Clone)]
pub struct Frame {
    pub(crate) language: Language,
    pub(crate) name: String,
    pub(crate) label: String,
    pub(crate) heading: bool,
    pub(crate) hint: Option<String>,
    pub(crate) error: Option<String>,
    pub(crate) optional: bool,
    pub(crate) hidden_label: bool,
}

impl Frame {
    pub(crate) fn new(language: Language, name: &str, label: &str, error: Option<String>) -> Self {
        Self {
            language,
            name: name.to_owned(),
            label: Locale::plain(language, label),
            heading: false,
            hint: None,
            error,
            optional: false,
            hidden_label: false,
        }
    }

    pub(crate) fn t(&self, key: &str) -> String {
        Locale::plain(self.language, key)
    }

    /// The ids that `aria-describedby` names: hint and error, whichever there are.
    pub(crate) fn described_by(&self) -> String {
        let hint = self.hint.as_ref().map(|_| format!("{}-hint", self.name));
        let error = self.error.as_ref().map(|_| format!("{}-error", self.name));
        hint.into_iter().chain(error).collect::<Vec<_>>().join(" ")
    }
}

/// The builder methods every field has.
macro_rules! framed {
    ($($field:ty),+) => {$(
        impl $field {
            /// With a hint, by its message key.
            #[must_use]
            pub fn hint(mut self, key: &str) -> Self {
                self.frame.hint = Some(self.frame.t(key));
                self
            }

            /// With a hint in words.
            #[must_use]
            pub fn hint_text(mut self, text: impl Into<String>) -> Self {
                self.frame.hint = Some(text.into());
                self
            }

            /// With a label in words instead of a message key.
            #[must_use]
            pub fn label_text(mut self, text: impl Into<String>) -> Self {
                self.frame.label = text.into();
                self
            }

            /// The label is the page's heading: the only question of a question page.
            #[must_use]
            pub fn heading(mut self) -> Self {
                self.frame.heading = true;
                self
            }

            /// May be left empty, which the label says. What is not optional is not marked.
            #[must_use]
            pub fn optional(mut self) -> Self {
                self.frame.optional = true;
                self
            }

            /// The label is there for those who listen, not for those who see: only where the place says it.
            #[must_use]
            pub fn hidden_label(mut self) -> Self {
                self.frame.hidden_label = true;
                self
            }
        }
    )+};
}
pub(crate) use framed;
