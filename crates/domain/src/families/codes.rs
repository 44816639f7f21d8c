//! State codes of people and organisations, with their check digits.

use crate::{
    Refusal,
    time::{Date, add_days},
};
use serde::{Deserialize, Serialize};
use std::fmt;

/// ЄДРПОУ: the eight-digit code of an organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Edrpou(u32);

impl Edrpou {
    /// Reads a code; shorter ones are the same code without its leading zeros.
    ///
    /// # Errors
    /// `refusal-edrpou-wrong` when it is not one to eight digits or the check digit is wrong.
    pub fn read(typed: &str) -> Result<Self, Refusal> {
        let refusal = || Refusal::new("refusal-edrpou-wrong");
        let code = only_digits(typed, 1..=8).ok_or_else(refusal)?;
        let code: u32 = code.parse().map_err(|_| refusal())?;
        if edrpou_check(code) == code % 10 { Ok(Self(code)) } else { Err(refusal()) }
    }
}

impl fmt::Display for Edrpou {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:08}", self.0)
    }
}

/// Weights 1…7 below 30 million and above 60 million, 7,1…6 between; a remainder of 10 asks for weights two larger.
fn edrpou_check(code: u32) -> u32 {
    const OUTER: [u32; 7] = [1, 2, 3, 4, 5, 6, 7];
    const INNER: [u32; 7] = [7, 1, 2, 3, 4, 5, 6];
    let weights = if (30_000_000..=60_000_000).contains(&code) { INNER } else { OUTER };
    let digits = digits_of(code / 10);
    let sum = |more: u32| {
        digits.iter().zip(weights).map(|(digit, weight)| digit * (weight + more)).sum::<u32>() % 11
    };
    match sum(0) {
        10 => sum(2) % 10,
        check => check,
    }
}

fn digits_of(mut seven: u32) -> [u32; 7] {
    let mut digits = [0; 7];
    for digit in digits.iter_mut().rev() {
        *digit = seven % 10;
        seven /= 10;
    }
    digits
}

/// Sex as ISO/IEC 5218 knows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sex {
    /// 0: not known.
    Unknown,
    /// 1: male.
    Male,
    /// 2: female.
    Female,
    /// 9: not applicable.
    NotApplicable,
}

impl Sex {
    /// The digit of ISO/IEC 5218.
    #[must_use]
    pub const fn iso_5218(self) -> u8 {
        match self {
            Self::Unknown => 0,
            Self::Male => 1,
            Self::Female => 2,
            Self::NotApplicable => 9,
        }
    }
}

/// РНОКПП: the ten-digit taxpayer number of a person. It holds the date of birth and the sex.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rnokpp([u8; 10]);

impl Rnokpp {
    /// Reads a number.
    ///
    /// # Errors
    /// `refusal-rnokpp-wrong` when it is not ten digits or the check digit is wrong.
    pub fn read(typed: &str) -> Result<Self, Refusal> {
        let refusal = || Refusal::new("refusal-rnokpp-wrong");
        let text = only_digits(typed, 10..=10).ok_or_else(refusal)?;
        let mut digits = [0; 10];
        for (digit, letter) in digits.iter_mut().zip(text.bytes()) {
            *digit = letter - b'0';
        }
        if Self::check(&digits) == digits[9] { Ok(Self(digits)) } else { Err(refusal()) }
    }

    /// The date of birth in the number: days since 31 December 1899.
    #[must_use]
    pub fn born_on(&self) -> Date {
        let days = self.0[..5].iter().fold(0, |days, digit| days * 10 + i32::from(*digit));
        add_days(Date::constant(1899, 12, 31), days)
    }

    /// The sex in the number: the ninth digit is odd for men.
    #[must_use]
    pub const fn sex(&self) -> Sex {
        if self.0[8] % 2 == 1 { Sex::Male } else { Sex::Female }
    }

    fn check(digits: &[u8; 10]) -> u8 {
        const WEIGHTS: [i32; 9] = [-1, 5, 7, 9, 4, 6, 10, 5, 7];
        let sum: i32 = digits.iter().zip(WEIGHTS).map(|(digit, weight)| i32::from(*digit) * weight).sum();
        u8::try_from(sum.rem_euclid(11) % 10).unwrap_or_default()
    }
}

impl fmt::Display for Rnokpp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|digit| write!(f, "{digit}"))
    }
}

/// УНЗР: the number of a record in the demographic register, `YYYYMMDD-NNNNN`. (The last digit is said to be a check
/// digit; its rule is not confirmed and not checked.)
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Unzr(String);

impl Unzr {
    /// Reads a number, with or without its hyphen.
    ///
    /// # Errors
    /// `refusal-unzr-wrong` when it is not thirteen digits that begin with a date.
    pub fn read(typed: &str) -> Result<Self, Refusal> {
        let digits: String = typed.chars().filter(|letter| !super::letters::is_dash(*letter)).collect();
        let read = only_digits(&digits, 13..=13).and_then(|digits| {
            let field = |range: std::ops::Range<usize>| digits.get(range)?.parse::<i16>().ok();
            let (month, day) = (i8::try_from(field(4..6)?).ok()?, i8::try_from(field(6..8)?).ok()?);
            Date::new(field(0..4)?, month, day).ok()?;
            Some(format!("{}-{}", digits.get(..8)?, digits.get(8..)?))
        });
        read.map(Self).ok_or_else(|| Refusal::new("refusal-unzr-wrong"))
    }
}

impl fmt::Display for Unzr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The typed text without spaces, if it is that many digits and nothing else.
fn only_digits(typed: &str, length: std::ops::RangeInclusive<usize>) -> Option<String> {
    let text: String = typed.chars().filter(|letter| !letter.is_whitespace()).collect();
    (length.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())).then_some(text)
}
