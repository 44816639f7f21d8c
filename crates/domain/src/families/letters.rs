//! Letters that look alike in the Latin and the Cyrillic alphabet, and what keyboards make of apostrophes and dashes.

/// The Cyrillic capital that looks like this Latin one.
pub(super) const fn cyrillic_twin(letter: char) -> Option<char> {
    Some(match letter {
        'A' => 'А',
        'B' => 'В',
        'C' => 'С',
        'E' => 'Е',
        'H' => 'Н',
        'I' => 'І',
        'K' => 'К',
        'M' => 'М',
        'O' => 'О',
        'P' => 'Р',
        'T' => 'Т',
        'X' => 'Х',
        'Y' => 'У',
        _ => return None,
    })
}

/// A capital letter of the Ukrainian alphabet.
pub(super) const fn is_ukrainian_capital(letter: char) -> bool {
    matches!(letter, 'А'..='Щ' | 'Ь' | 'Ю' | 'Я' | 'І' | 'Ї' | 'Є' | 'Ґ')
}

/// Any of the characters that keyboards and word processors put for an apostrophe.
pub(super) const fn is_apostrophe(letter: char) -> bool {
    matches!(letter, '\'' | '’' | '‘' | 'ʼ' | 'ʹ' | '`' | '´' | '′' | '＇')
}

/// Any kind of hyphen or dash.
pub(super) const fn is_dash(letter: char) -> bool {
    matches!(letter, '-' | '\u{2010}'..='\u{2015}' | '−' | '\u{ad}')
}

/// Joins a letter with the combining mark behind it, for the letters of Ukrainian and Russian that have one; a stress
/// mark or any other combining mark disappears.
pub(super) fn compose(text: &str) -> String {
    let mut composed: Vec<char> = Vec::with_capacity(text.len());
    for letter in text.chars() {
        if !('\u{300}'..='\u{36f}').contains(&letter) {
            composed.push(letter);
            continue;
        }
        let joined = match (composed.last(), letter) {
            (Some('и'), '\u{306}') => Some('й'),
            (Some('И'), '\u{306}') => Some('Й'),
            (Some('і'), '\u{308}') => Some('ї'),
            (Some('І'), '\u{308}') => Some('Ї'),
            (Some('е'), '\u{308}') => Some('ё'),
            (Some('Е'), '\u{308}') => Some('Ё'),
            _ => None,
        };
        if let Some(joined) = joined {
            composed.pop();
            composed.push(joined);
        }
    }
    composed.into_iter().collect()
}
