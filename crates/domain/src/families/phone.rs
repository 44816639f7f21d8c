//! Telephone numbers.

use crate::Refusal;
use std::fmt;

/// A telephone number as digits with the country code and without `+`: `380671234567`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Phone(String);

impl Phone {
    /// Reads what a person typed: `+38 (067) 123-45-67`, `0671234567` and `671234567` are one number. A number of
    /// another country must begin with `+` or `00`.
    ///
    /// # Errors
    /// `refusal-phone-not-understood`.
    pub fn read(typed: &str) -> Result<Self, Refusal> {
        normalise(typed).map(Self).ok_or_else(|| Refusal::new("refusal-phone-not-understood"))
    }

    /// The digits.
    #[must_use]
    pub fn digits(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "+{}", self.0)
    }
}

fn normalise(typed: &str) -> Option<String> {
    let typed = typed.trim();
    let separator = |letter: char| letter.is_whitespace() || matches!(letter, '(' | ')' | '.' | '\u{a0}');
    let mut digits = String::new();
    for (at, letter) in typed.char_indices() {
        match letter {
            '0'..='9' => digits.push(letter),
            '+' if at == 0 => {}
            _ if separator(letter) || super::letters::is_dash(letter) => {}
            _ => return None,
        }
    }
    let international = digits
        .strip_prefix("00")
        .map(str::to_owned)
        .or_else(|| typed.starts_with('+').then(|| digits.clone()));
    if let Some(number) = &international
        && !number.starts_with("380")
        && !number.starts_with("38")
    {
        return ((8..=15).contains(&number.len()) && !number.starts_with('0')).then(|| number.clone());
    }
    let digits = international.unwrap_or(digits);
    let national = match digits.len() {
        12 => digits.strip_prefix("380")?,
        11 => digits.strip_prefix("80")?,
        10 => digits.strip_prefix('0')?,
        9 => digits.as_str(),
        _ => return None,
    };
    (!national.starts_with('0')).then(|| format!("380{national}"))
}
