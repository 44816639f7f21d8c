//! Birth certificates and other papers that prove a birth.

use super::letters::{cyrillic_twin, is_ukrainian_capital};
use crate::Refusal;
use serde::{Deserialize, Serialize};
use std::fmt;

/// What proves the birth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BirthDocumentKind {
    /// A birth certificate of Ukraine: roman numeral, two Cyrillic letters, six digits.
    Certificate,
    /// A birth certificate of another state.
    Foreign,
    /// Another paper that proves the birth (a court's decision, a medical certificate form 103/о …).
    Other,
}

impl BirthDocumentKind {
    /// All kinds.
    pub const ALL: [Self; 3] = [Self::Certificate, Self::Foreign, Self::Other];

    /// The kind's name in tables and the API.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Certificate => "certificate",
            Self::Foreign => "foreign",
            Self::Other => "other",
        }
    }

    /// The kind with this code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// A paper that proves a birth, in its one spelling. Two spellings of the same paper are equal.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BirthDocument {
    kind: BirthDocumentKind,
    number: String,
}

impl BirthDocument {
    /// Reads what a person typed.
    ///
    /// A certificate of Ukraine becomes `I-ВЛ 112233`: the numeral in Latin letters, the series in Cyrillic ones,
    /// whatever alphabet, case, dash, space, `№` or `серія` was typed. Other papers become capitals and digits with
    /// single spaces.
    ///
    /// # Errors
    /// `refusal-certificate-not-understood`, `refusal-document-not-understood`.
    pub fn read(kind: BirthDocumentKind, typed: &str) -> Result<Self, Refusal> {
        let number = match kind {
            BirthDocumentKind::Certificate => {
                certificate(typed).ok_or_else(|| Refusal::new("refusal-certificate-not-understood"))?
            }
            BirthDocumentKind::Foreign | BirthDocumentKind::Other => {
                other(typed).ok_or_else(|| Refusal::new("refusal-document-not-understood"))?
            }
        };
        Ok(Self { kind, number })
    }

    /// What kind of paper it is.
    #[must_use]
    pub const fn kind(&self) -> BirthDocumentKind {
        self.kind
    }

    /// The number in its one spelling, for people.
    #[must_use]
    pub fn number(&self) -> &str {
        &self.number
    }

    /// What is compared (through a keyed hash): kind and number without spaces and hyphens, look-alike letters folded
    /// into one alphabet.
    #[must_use]
    pub fn comparison_key(&self) -> String {
        let folded = self.number.chars().filter(|letter| letter.is_alphanumeric());
        let folded: String = folded.map(|letter| cyrillic_twin(letter).unwrap_or(letter)).collect();
        format!("{}:{folded}", self.kind.code())
    }
}

impl fmt::Display for BirthDocument {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.number)
    }
}

/// Reads from the end, because only the numeral's length varies: six digits, two letters, a roman numeral.
fn certificate(typed: &str) -> Option<String> {
    let letters: Vec<char> = without_words(typed).chars().filter(|letter| letter.is_alphanumeric()).collect();
    let (rest, digits) = letters.split_at_checked(letters.len().checked_sub(6)?)?;
    let (numeral, series) = rest.split_at_checked(rest.len().checked_sub(2)?)?;
    let digits: Option<String> = digits.iter().copied().map(as_digit).collect();
    let series: Option<String> = series.iter().copied().map(as_series).collect();
    let numeral: Option<String> = numeral.iter().copied().map(as_numeral).collect();
    let numeral = numeral.filter(|numeral| is_roman(numeral))?;
    Some(format!("{numeral}-{} {}", series?, digits?))
}

/// Capitals, without the words people copy from the paper.
fn without_words(typed: &str) -> String {
    let mut text = typed.to_uppercase();
    for word in ["СВІДОЦТВО", "ПРО НАРОДЖЕННЯ", "СЕРІЯ", "СЕРИЯ", "НОМЕР", "NO.", "№", " N "]
    {
        text = text.replace(word, " ");
    }
    text
}

const fn as_digit(letter: char) -> Option<char> {
    match letter {
        '0'..='9' => Some(letter),
        'O' | 'О' => Some('0'),
        'I' | 'І' | 'L' => Some('1'),
        _ => None,
    }
}

const fn as_series(letter: char) -> Option<char> {
    if is_ukrainian_capital(letter) {
        return Some(letter);
    }
    match letter {
        '0' => Some('О'),
        _ => cyrillic_twin(letter),
    }
}

const fn as_numeral(letter: char) -> Option<char> {
    match letter {
        'I' | 'І' | '1' | 'L' | 'Ӏ' => Some('I'),
        'V' | 'У' => Some('V'),
        'X' | 'Х' => Some('X'),
        _ => None,
    }
}

/// A well-formed numeral from I to XXXIX.
fn is_roman(numeral: &str) -> bool {
    let ones = numeral.trim_start_matches('X');
    numeral.len() - ones.len() <= 3
        && !numeral.is_empty()
        && matches!(ones, "" | "I" | "II" | "III" | "IV" | "V" | "VI" | "VII" | "VIII" | "IX")
}

/// Letters, digits, hyphens and slashes with single spaces; 3 to 40 of them, one digit at least.
fn other(typed: &str) -> Option<String> {
    let text = typed.to_uppercase().replace(['№', '#'], " ");
    let words: Vec<&str> = text.split_whitespace().collect();
    let text = words.join(" ");
    let plain = |letter: char| letter.is_alphanumeric() || matches!(letter, ' ' | '-' | '/' | '.');
    let long_enough = (3..=40).contains(&text.chars().count());
    (long_enough && text.chars().all(plain) && text.chars().any(|letter| letter.is_ascii_digit()))
        .then_some(text)
}
