//! Public numbers of applications.
//!
//! A number is made from the pack's template, the year of registration in the region and the region's running
//! sequence. `{check}` is a check digit over the digits before it (ISO/IEC 7064, MOD 11-10), so that a number misheard
//! on the telephone is noticed. The number is public and guessable; what opens a status page is a random code beside it.

/// A parsed template such as `К-{year}-{sequence:6}-{check}`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template {
    parts: Vec<Part>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    Literal(String),
    Year,
    Sequence(usize),
    Check,
}

impl Template {
    /// Reads a template.
    ///
    /// # Errors
    /// What is wrong with it, in English, for the person who writes the pack.
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut parts = Vec::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('{') {
            let Some((name, after)) = after.split_once('}') else {
                return Err("expected `}` after `{`".to_owned());
            };
            if !before.is_empty() {
                parts.push(Part::Literal(before.to_owned()));
            }
            parts.push(placeholder(name)?);
            rest = after;
        }
        if !rest.is_empty() {
            parts.push(Part::Literal(rest.to_owned()));
        }
        let bad = |part: &Part| matches!(part, Part::Literal(text) if !text.chars().all(is_plain));
        if parts.iter().any(bad) {
            return Err("expected only letters, digits and hyphens around the placeholders".to_owned());
        }
        if !parts.iter().any(|part| matches!(part, Part::Sequence(_))) {
            return Err("expected {sequence} or {sequence:6}: numbers must be unique".to_owned());
        }
        Ok(Self { parts })
    }

    /// The number of the application with this sequence, registered in this year.
    #[must_use]
    pub fn number(&self, year: i16, sequence: u64) -> String {
        let mut number = String::new();
        for part in &self.parts {
            match part {
                Part::Literal(text) => number += text,
                Part::Year => number += &format!("{year:04}"),
                Part::Sequence(width) => number += &format!("{sequence:0width$}"),
                Part::Check => number.push(check_digit(&number)),
            }
        }
        number
    }

    /// Whether a number could be one of this template: the check digit is right, where there is one. Asked before a
    /// search, so that a slip of the pen gets a clear answer.
    #[must_use]
    pub fn recognises(&self, number: &str) -> bool {
        let digits_before = |at: usize| check_digit(&number[..at]);
        match self.parts.last() {
            Some(Part::Check) => number
                .char_indices()
                .next_back()
                .is_some_and(|(at, last)| last.is_ascii_digit() && digits_before(at) == last),
            _ => number.chars().all(is_plain) && !number.is_empty(),
        }
    }
}

const fn is_plain(letter: char) -> bool {
    letter == '-'
        || letter.is_ascii_alphanumeric()
        || matches!(letter, 'А'..='Я' | 'а'..='я' | 'І' | 'Ї' | 'Є' | 'Ґ')
}

fn placeholder(name: &str) -> Result<Part, String> {
    let (name, width) = name.split_once(':').map_or((name, None), |(name, width)| (name, Some(width)));
    match (name, width) {
        ("year", None) => Ok(Part::Year),
        ("check", None) => Ok(Part::Check),
        ("sequence", None) => Ok(Part::Sequence(1)),
        ("sequence", Some(width)) => match width.parse() {
            Ok(width) if (1..=12).contains(&width) => Ok(Part::Sequence(width)),
            _ => Err(format!("expected a width from 1 to 12 after `sequence:`, found \"{width}\"")),
        },
        _ => Err(format!(
            "unknown placeholder {{{name}}}; known are {{year}}, {{sequence}}, {{sequence:6}}, {{check}}"
        )),
    }
}

/// ISO/IEC 7064 MOD 11-10 over the ASCII digits of a text: finds every single wrong digit and almost all swaps.
fn check_digit(text: &str) -> char {
    let mut product = 10;
    for digit in text.chars().filter_map(|letter| letter.to_digit(10)) {
        let sum = match (product + digit) % 10 {
            0 => 10,
            sum => sum,
        };
        product = sum * 2 % 11;
    }
    char::from_digit((11 - product) % 10, 10).unwrap_or('0')
}
