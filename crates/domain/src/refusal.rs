//! The rules said no.

use serde::Serialize;

/// The answer of a rule that does not allow what was asked. Not a fault: the system works, the rules say no.
///
/// `code` is stable and is the API problem's code; `message` is the Fluent key `refusal-<code>` in
/// `locales/*/refusals.ftl`; `args` fill the message; `basis` names the law or the pack's rule where there is one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[error("{code}")]
pub struct Refusal {
    /// Stable code in kebab case, e.g. `answer-too-late`.
    pub code: &'static str,
    /// Fluent key of the sentence for people: `refusal-` and the code.
    pub message: &'static str,
    /// Arguments of the sentence by name. Dates are ISO 8601, instants RFC 3339; the page formats them.
    pub args: Vec<(&'static str, String)>,
    /// The law or the rule of the pack behind the refusal.
    pub basis: Option<String>,
}

impl Refusal {
    /// A refusal by its Fluent key, which must begin with `refusal-`; the rest of the key is the code.
    #[must_use]
    pub fn new(message: &'static str) -> Self {
        let code = message.strip_prefix("refusal-").unwrap_or(message);
        Self { code, message, args: Vec::new(), basis: None }
    }

    /// Adds an argument of the sentence.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.args.push((name, value.to_string()));
        self
    }

    /// Names the law or the rule of the pack behind the refusal.
    #[must_use]
    pub fn on_basis(mut self, basis: impl Into<String>) -> Self {
        self.basis = Some(basis.into());
        self
    }

    /// The value of an argument, if the refusal has it.
    #[must_use]
    pub fn arg(&self, name: &str) -> Option<&str> {
        self.args.iter().find(|(key, _)| *key == name).map(|(_, value)| value.as_str())
    }
}
