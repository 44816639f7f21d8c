//! What a login, a password and an e-mail address must look like.
//!
//! Passwords follow NIST SP 800-63B and the OWASP guidance: length, a list of what everybody tries first, nothing that
//! repeats the login; no rules on kinds of characters, no forced changes.

use crate::refusal::Refusal;

/// The fewest characters of a password.
pub const PASSWORD_MIN: usize = 10;
/// The most characters of a password: a bound on the work of hashing, far above any passphrase.
pub const PASSWORD_MAX: usize = 256;

/// Words on which the passwords that everybody tries first are built; see [`is_common`].
const COMMON: &[&str] = &[
    "admin",
    "administrator",
    "changeme",
    "dnipro",
    "football",
    "iloveyou",
    "kharkiv",
    "kindergarten",
    "kyiv",
    "letmein",
    "lviv",
    "odesa",
    "parol",
    "passw0rd",
    "password",
    "princess",
    "qwerty",
    "qwertyuiop",
    "sadochok",
    "sadok",
    "secret",
    "slavaukraini",
    "sunshine",
    "ukraina",
    "ukraine",
    "user",
    "welcome",
    "дитсадок",
    "дитячийсадок",
    "дніпро",
    "дошкілля",
    "київ",
    "кохаю",
    "львів",
    "мамапапа",
    "одеса",
    "пароль",
    "садок",
    "садочок",
    "славаукраїні",
    "сонечко",
    "україна",
    "харків",
    "йцукен",
    "йцукенг",
    "йцукенгшщз",
];

/// Rows of keys and the digits, along which lazy passwords run.
const RUNS: &[&str] = &[
    "01234567890123456789",
    "98765432109876543210",
    "abcdefghijklmnopqrstuvwxyz",
    "qwertyuiopasdfghjklzxcvbnm",
    "1qaz2wsx3edc4rfv5tgb6yhn",
    "1q2w3e4r5t6y7u8i9o0p",
    "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
    "йцукенгшщзхїфівапролджєячсмитьбю",
    "йцукенгшщзхфівапролджячсмитьбю",
];

/// The form under which a login is unique and looked up: trimmed and in lower case.
///
/// # Errors
/// `refusal-login-form` unless it has 3 to 100 letters, digits or `. _ - + @`.
pub fn login_key(login: &str) -> Result<String, Refusal> {
    let key = login.trim().to_lowercase();
    let length = key.chars().count();
    let plain = key.chars().all(|letter| letter.is_alphanumeric() || "._-+@".contains(letter));
    if !(3..=100).contains(&length) || !plain {
        return Err(Refusal::new("refusal-login-form"));
    }
    Ok(key)
}

/// Whether the password is good enough for the account with this login.
///
/// # Errors
/// `refusal-password-short`, `refusal-password-long`, `refusal-password-common`, `refusal-password-is-login`.
pub fn check_password(password: &str, login_key: &str) -> Result<(), Refusal> {
    let length = password.chars().count();
    if length < PASSWORD_MIN {
        return Err(Refusal::new("refusal-password-short").with("least", PASSWORD_MIN));
    }
    if length > PASSWORD_MAX {
        return Err(Refusal::new("refusal-password-long").with("most", PASSWORD_MAX));
    }
    let folded = password.to_lowercase();
    if is_common(&folded) {
        return Err(Refusal::new("refusal-password-common"));
    }
    let name = login_key.split('@').next().unwrap_or(login_key);
    if name.chars().count() >= 4 && stripped(&folded) == stripped(name) || folded == login_key {
        return Err(Refusal::new("refusal-password-is-login"));
    }
    Ok(())
}

/// An e-mail address in the form in which it is kept and compared: trimmed, the domain in lower case.
///
/// # Errors
/// `refusal-email-form` for what no mail server would take.
pub fn email(text: &str) -> Result<String, Refusal> {
    let refuse = || Refusal::new("refusal-email-form");
    let text = text.trim();
    let (local, domain) = text.rsplit_once('@').ok_or_else(refuse)?;
    let bad =
        |letter: char| letter.is_whitespace() || letter.is_control() || "<>()[]\\,;:\"@".contains(letter);
    let labels: Vec<&str> = domain.split('.').collect();
    let good_label = |label: &&str| {
        !label.is_empty()
            && label.len() <= 63
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.chars().all(|letter| letter.is_alphanumeric() || letter == '-')
    };
    let good_local = !local.is_empty()
        && local.len() <= 64
        && !local.contains(bad)
        && !local.starts_with('.')
        && !local.ends_with('.')
        && !local.contains("..");
    if !good_local || text.len() > 254 || labels.len() < 2 || !labels.iter().all(good_label) {
        return Err(refuse());
    }
    Ok(format!("{local}@{}", domain.to_lowercase()))
}

/// Whether a password (in lower case) is one that everybody tries first: one character over and over, a run along the
/// keyboard or the alphabet, or a common word with digits and signs around it, also repeated.
fn is_common(folded: &str) -> bool {
    let mut letters: Vec<char> = folded.chars().collect();
    letters.sort_unstable();
    letters.dedup();
    if letters.len() < 3 || RUNS.iter().any(|run| run.contains(folded)) {
        return true;
    }
    let core = stripped(folded);
    core.is_empty() && runs_only(folded)
        || COMMON.iter().any(|word| {
            let rest = core.replace(word, "");
            core.contains(word) && rest.is_empty()
        })
}

/// The letters between the digits and signs at both ends.
fn stripped(text: &str) -> &str {
    text.trim_matches(|letter: char| !letter.is_alphabetic())
}

/// Whether a text without letters is a short run of digits repeated or a date: fewer than 13 digits and nothing else.
fn runs_only(text: &str) -> bool {
    text.len() < 13 && text.chars().all(|letter| letter.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_everybody_tries_first_is_refused() {
        for password in [
            "1234567890",
            "0987654321",
            "aaaaaaaaaaaa",
            "abababababab",
            "qwertyuiop",
            "Password123",
            "password1234!",
            "Passwordpassword",
            "йцукенгшщз",
            "Пароль12345",
            "ПарольПароль",
            "садочок2024",
            "Україна2026!",
            "380671234567",
            "0101200112",
        ] {
            assert_eq!(check_password(password, "olena").unwrap_err().code, "password-common", "{password}");
        }
    }

    #[test]
    fn long_and_own_is_enough() {
        for password in
            ["три коти на даху", "correct horse battery", "зелений-чайник", "x7#kQ!2vLp", "садок під горою"]
        {
            assert_eq!(check_password(password, "olena"), Ok(()), "{password}");
        }
        assert_eq!(check_password("коротко", "olena").unwrap_err().code, "password-short");
        assert_eq!(check_password(&"й".repeat(257), "olena").unwrap_err().code, "password-long");
        assert_eq!(check_password("Olena.Koval", "olena.koval").unwrap_err().code, "password-is-login");
        assert_eq!(
            check_password("olena.koval1", "olena.koval@example.com").unwrap_err().code,
            "password-is-login"
        );
    }

    #[test]
    fn logins_are_found_whatever_their_case() {
        assert_eq!(login_key("  Олена.К ").unwrap(), "олена.к");
        assert_eq!(login_key("Olena@Example.com").unwrap(), "olena@example.com");
        for bad in ["", "ab", "two words", "semi;colon", "<b>", "new\nline"] {
            assert_eq!(login_key(bad).unwrap_err().code, "login-form", "{bad:?}");
        }
        assert!(login_key(&"a".repeat(101)).is_err());
    }

    #[test]
    fn addresses_no_server_would_take_are_refused() {
        assert_eq!(email(" Olena.K@Example.COM ").unwrap(), "Olena.K@example.com");
        assert_eq!(email("пошта@приклад.укр").unwrap(), "пошта@приклад.укр");
        for bad in [
            "",
            "olena",
            "@example.com",
            "olena@",
            "olena@localhost",
            "a b@example.com",
            "a@b@example.com",
            "olena@-x.com",
            "olena@x-.com",
            "olena@x..com",
            ".olena@x.com",
            "o..l@x.com",
            "a@x.com\r\nBcc: b@x.com",
            "<a@x.com>",
            "a,b@x.com",
        ] {
            assert_eq!(email(bad).unwrap_err().code, "email-form", "{bad:?}");
        }
    }

    proptest! {
        #[test]
        fn an_accepted_form_is_its_own_form(text in "\\PC{0,40}") {
            if let Ok(key) = login_key(&text) {
                prop_assert_eq!(login_key(&key).unwrap(), key);
            }
            if let Ok(address) = email(&text) {
                prop_assert_eq!(email(&address).unwrap(), address.clone());
                prop_assert!(!address.chars().any(char::is_control));
            }
        }
    }
}
