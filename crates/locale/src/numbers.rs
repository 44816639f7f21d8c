//! Numbers the way a language writes them.

use fluent_bundle::FluentValue;
use fluent_bundle::types::{FluentNumber, FluentNumberStyle};

use crate::Language;

/// Between thousands in Ukrainian, so that a number is not broken over two lines.
const NO_BREAK_SPACE: char = '\u{a0}';

/// Fraction digits written when the message does not say: as in ECMA-402.
const FRACTION_DIGITS: usize = 3;

/// Fluent's hook for the Ukrainian bundle.
pub(crate) fn format_uk<M>(value: &FluentValue<'_>, _memoizer: &M) -> Option<String> {
    format(Language::Uk, value)
}

/// Fluent's hook for the English bundle.
pub(crate) fn format_en<M>(value: &FluentValue<'_>, _memoizer: &M) -> Option<String> {
    format(Language::En, value)
}

fn format(language: Language, value: &FluentValue<'_>) -> Option<String> {
    match value {
        FluentValue::Number(number) => Some(decimal(language, number)),
        _ => None,
    }
}

/// A whole number with its thousands set apart.
pub(crate) fn whole(language: Language, number: i64) -> String {
    let sign = if number < 0 { "−" } else { "" };
    format!("{sign}{}", group(language, &number.unsigned_abs().to_string()))
}

fn decimal(language: Language, number: &FluentNumber) -> String {
    let options = &number.options;
    let percent = matches!(options.style, FluentNumberStyle::Percent);
    let value = if percent { number.value * 100.0 } else { number.value };
    let least = options.minimum_fraction_digits.unwrap_or(0);
    let most =
        options.maximum_fraction_digits.unwrap_or(if percent { 0 } else { FRACTION_DIGITS }).max(least);
    let rounded = format!("{:.most$}", value.abs());
    let (integer, fraction) = rounded.split_once('.').unwrap_or((&rounded, ""));
    let fraction = trim_zeros(fraction, least);
    let negative = value < 0.0 && rounded.bytes().any(|byte| byte.is_ascii_digit() && byte != b'0');
    let mut out = String::from(if negative { "−" } else { "" });
    out.push_str(&if options.use_grouping { group(language, integer) } else { integer.to_owned() });
    if !fraction.is_empty() {
        out.push(if language == Language::Uk { ',' } else { '.' });
        out.push_str(fraction);
    }
    match (percent, language) {
        (true, Language::Uk) => out.extend([NO_BREAK_SPACE, '%']),
        (true, Language::En) => out.push('%'),
        (false, _) => {}
    }
    out
}

/// The fraction without the zeros at its end, but with at least `least` digits.
fn trim_zeros(fraction: &str, least: usize) -> &str {
    let kept = fraction.trim_end_matches('0').len().max(least).min(fraction.len());
    &fraction[..kept]
}

/// Thousands set apart from five digits on (in both languages: a year is never broken).
fn group(language: Language, digits: &str) -> String {
    if digits.len() < 5 {
        return digits.to_owned();
    }
    let separator = if language == Language::Uk { NO_BREAK_SPACE } else { ',' };
    let mut out = String::with_capacity(digits.len() + digits.len() / 3 * 2);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(separator);
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use fluent_bundle::types::FluentNumberOptions;

    use super::*;

    fn written(language: Language, value: f64, options: FluentNumberOptions) -> String {
        decimal(language, &FluentNumber { value, options })
    }

    #[test]
    fn numbers_are_written_as_the_language_does() {
        let plain = FluentNumberOptions::default;
        for (value, uk, en) in [
            (0.0, "0", "0"),
            (-0.0, "0", "0"),
            (-0.0001, "0", "0"),
            (2027.0, "2027", "2027"),
            (31_140.0, "31\u{a0}140", "31,140"),
            (1_000_000.0, "1\u{a0}000\u{a0}000", "1,000,000"),
            (-12_345.5, "−12\u{a0}345,5", "−12,345.5"),
            (2.9, "2,9", "2.9"),
            (1.0 / 3.0, "0,333", "0.333"),
        ] {
            assert_eq!(written(Language::Uk, value, plain()), uk);
            assert_eq!(written(Language::En, value, plain()), en);
        }
    }

    #[test]
    fn options_are_honoured() {
        let percent = FluentNumberOptions { style: FluentNumberStyle::Percent, ..Default::default() };
        assert_eq!(written(Language::Uk, 0.524, percent.clone()), "52\u{a0}%");
        assert_eq!(written(Language::En, 0.524, percent), "52%");
        let money = FluentNumberOptions { minimum_fraction_digits: Some(2), ..Default::default() };
        assert_eq!(written(Language::Uk, 5.0, money), "5,00");
        let bare = FluentNumberOptions { use_grouping: false, ..Default::default() };
        assert_eq!(written(Language::Uk, 38_621_185.0, bare), "38621185");
    }

    #[test]
    fn the_widest_whole_numbers_are_written() {
        assert_eq!(whole(Language::En, i64::MIN), "−9,223,372,036,854,775,808");
        assert_eq!(whole(Language::Uk, -5), "−5");
    }
}
