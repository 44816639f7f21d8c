//! Names of people: tidied for keeping, folded for searching.

use super::letters::{compose, cyrillic_twin, is_apostrophe, is_dash};
use crate::Refusal;

/// The longest name kept, in letters.
const LONGEST: usize = 100;

/// Tidies a typed name: single spaces, one kind of apostrophe (’) and hyphen, decomposed letters joined.
///
/// # Errors
/// `refusal-name-empty`, `refusal-name-not-understood` (digits, signs, or longer than a hundred letters).
pub fn tidy_name(typed: &str) -> Result<String, Refusal> {
    let composed = compose(typed);
    let tidy = |letter: char| match letter {
        letter if is_apostrophe(letter) => '’',
        letter if is_dash(letter) => '-',
        letter => letter,
    };
    let text: String = composed.chars().map(tidy).collect();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.is_empty() {
        return Err(Refusal::new("refusal-name-empty"));
    }
    let known = |letter: char| letter.is_alphabetic() || matches!(letter, ' ' | '-' | '’' | '.');
    let well =
        text.chars().all(known) && text.chars().any(char::is_alphabetic) && text.chars().count() <= LONGEST;
    if well { Ok(text) } else { Err(Refusal::new("refusal-name-not-understood")) }
}

/// What a name is searched and sorted by: lower case; apostrophes dropped; hyphens as spaces; ё as е and ґ as г; Latin
/// look-alikes inside a Cyrillic word turned Cyrillic.
#[must_use]
pub fn search_key(name: &str) -> String {
    let plain: String = compose(name)
        .chars()
        .filter(|letter| !is_apostrophe(*letter))
        .map(|letter| if is_dash(letter) { ' ' } else { letter })
        .collect();
    plain.split_whitespace().map(fold_word).collect::<Vec<_>>().join(" ")
}

fn fold_word(word: &str) -> String {
    let upper = compose(&word.to_uppercase());
    let cyrillic = upper.chars().any(|letter| ('\u{400}'..='\u{4ff}').contains(&letter));
    let one_alphabet = |letter: char| if cyrillic { cyrillic_twin(letter).unwrap_or(letter) } else { letter };
    let folded: String = upper.chars().map(one_alphabet).collect();
    // Changing the case may take a letter apart into a letter and its mark.
    compose(&folded.to_lowercase())
        .chars()
        .map(|letter| match letter {
            'ё' => 'е',
            'ґ' => 'г',
            other => other,
        })
        .collect()
}
