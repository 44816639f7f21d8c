//! Radios, checkboxes and the drop-down list.

use askama::Template;
use askama::filters::HtmlSafe;

use super::frame::{Frame, framed};

/// One answer to choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What is read.
    pub label: String,
    /// More about it.
    pub hint: Option<String>,
}

impl Choice {
    /// An answer that sends `value` and reads `label` (in words).
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into(), hint: None }
    }

    /// With more about it, in words.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

/// Radios or checkboxes in a fieldset.
#[derive(Debug, Clone, Template)]
#[template(path = "kit/choices.html")]
pub struct Choices {
    pub(crate) frame: Frame,
    pub(crate) kind: &'static str,
    pub(crate) choices: Vec<Choice>,
    pub(crate) chosen: Vec<String>,
    pub(crate) small: bool,
    pub(crate) inline: bool,
}

impl Choices {
    /// Smaller, for filters and staff pages.
    #[must_use]
    pub fn small(mut self) -> Self {
        self.small = true;
        self
    }

    /// In one line, for yes and no.
    #[must_use]
    pub fn inline(mut self) -> Self {
        self.inline = true;
        self
    }

    fn is_chosen(&self, choice: &Choice) -> bool {
        self.chosen.contains(&choice.value)
    }

    /// The first input carries the field's own name as its id, so that the error summary leads to it.
    fn id(&self, index: &usize) -> String {
        match index {
            0 => self.frame.name.clone(),
            more => format!("{}-{}", self.frame.name, more + 1),
        }
    }
}

/// A drop-down list: for filters and long lists; radios are better for a handful.
#[derive(Debug, Clone, Template)]
#[template(path = "kit/select.html")]
pub struct Select {
    pub(crate) frame: Frame,
    pub(crate) choices: Vec<Choice>,
    pub(crate) chosen: String,
}

framed!(Choices, Select);

impl HtmlSafe for Choices {}
impl HtmlSafe for Select {}
