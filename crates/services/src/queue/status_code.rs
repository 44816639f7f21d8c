//! The code on a receipt, with which its holder sees an application's status.

use storage::sealed::Keyring;

/// The label under which codes are made, and compared.
const STATUS_CODE: &str = "application.status_code";

/// Letters and digits that are not taken for each other on paper or on the telephone.
const LETTERS: &[u8; 32] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

/// The code of an application: eight letters and digits (40 bits) made from its number and the keys outside the database.
/// So it is the same on every receipt and stands in no table; looking a status up is throttled.
pub(crate) fn status_code(keyring: &Keyring, number: &str) -> String {
    let made = keyring.index(STATUS_CODE, number);
    made.iter().take(8).map(|byte| char::from(LETTERS[usize::from(byte % 32)])).collect()
}

/// Whether this is the code of the application, typed with or without spaces, hyphens and capitals.
pub(crate) fn is_status_code(keyring: &Keyring, number: &str, typed: &str) -> bool {
    let typed = typed.chars().filter(|c| !c.is_whitespace() && *c != '-').collect::<String>().to_uppercase();
    let compared = |code: &str| keyring.index(STATUS_CODE, &format!("{number}:{code}"));
    // Keyed hashes are compared, so that the time it takes tells nothing of the letters.
    compared(&typed) == compared(&status_code(keyring, number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_its_numbers_and_its_keys() {
        let (ring, other) = (Keyring::random().unwrap(), Keyring::random().unwrap());
        let code = status_code(&ring, "К-2026-000123-5");
        assert_eq!(code.len(), 8);
        assert!(code.bytes().all(|letter| LETTERS.contains(&letter)), "{code}");
        let typed = format!("{} - {}", code[..4].to_lowercase(), &code[4..]);
        assert!(is_status_code(&ring, "К-2026-000123-5", &typed));
        assert!(!is_status_code(&ring, "К-2026-000124-3", &code));
        assert!(!is_status_code(&other, "К-2026-000123-5", &code));
        assert!(!is_status_code(&ring, "К-2026-000123-5", ""));
    }
}
