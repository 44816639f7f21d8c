//! Identifiers as people type them: vectors from public sources, and laws for everything else.

use domain::families::{
    BirthDocument, BirthDocumentKind, Edrpou, Phone, Rnokpp, Sex, Unzr, birth_date, plausible_birth,
    search_key, tidy_name,
};
use proptest::prelude::*;

fn certificate(typed: &str) -> Result<String, &'static str> {
    BirthDocument::read(BirthDocumentKind::Certificate, typed)
        .map(|document| document.number().to_owned())
        .map_err(|refusal| refusal.code)
}

#[test]
fn one_certificate_has_one_spelling() {
    // Cyrillic and Latin І, every dash, №, spaces, case, words from the paper, digits for letters and back.
    for typed in [
        "І-ВЛ 112233",
        "I-ВЛ 112233",
        "1-ВЛ № 112233",
        "і–вл112233",
        "I-BЛ 112233",
        "  l — вл   112 233 ",
        "Серія І-ВЛ номер 112233",
        "Свідоцтво про народження серія I-ВЛ №112233",
        "І-ВЛ N 112233",
        "І-ВЛ 1I2233",
    ] {
        assert_eq!(certificate(typed).as_deref(), Ok("I-ВЛ 112233"), "{typed}");
    }
    assert_eq!(certificate("iii-ок 005500").as_deref(), Ok("III-ОК 005500"));
    assert_eq!(certificate("ІІІ-OK OO55OO").as_deref(), Ok("III-ОК 005500"));
    assert_eq!(certificate("ХІV-ТН 000001").as_deref(), Ok("XIV-ТН 000001"));
}

#[test]
fn what_is_no_certificate_is_refused() {
    for typed in [
        "",
        "112233",
        "ВЛ 112233",
        "І-ВЛ 11223",
        "І-ВЛ 1122334",
        "IIII-ВЛ 112233",
        "І-В1 112233",
        "Q-ВЛ 112233",
    ] {
        assert_eq!(certificate(typed), Err("certificate-not-understood"), "{typed}");
    }
}

#[test]
fn papers_of_other_states_are_kept_and_compared_across_alphabets() {
    let read = |typed: &str| BirthDocument::read(BirthDocumentKind::Foreign, typed).expect("a document");
    assert_eq!(read(" ab  123/2024 ").number(), "AB 123/2024");
    assert_eq!(read("AB-123").comparison_key(), read("АВ 123").comparison_key());
    assert_ne!(read("AB-123").comparison_key(), read("AB-124").comparison_key());
    assert!(BirthDocument::read(BirthDocumentKind::Foreign, "<script>1").is_err());
}

#[test]
fn one_phone_has_one_form() {
    for typed in [
        "+38 (067) 123-45-67",
        "0671234567",
        "671234567",
        "380671234567",
        "80671234567",
        "00380671234567",
        "+380 67 123‑45‑67",
    ] {
        assert_eq!(Phone::read(typed).expect(typed).digits(), "380671234567", "{typed}");
    }
    assert_eq!(Phone::read("+48 601 234 567").expect("Polish").to_string(), "+48601234567");
    for typed in ["", "123", "067123456a", "06712345678", "+38 067", "0067"] {
        assert_eq!(
            Phone::read(typed).map_err(|refusal| refusal.code),
            Err("phone-not-understood"),
            "{typed}"
        );
    }
}

#[test]
fn organisations_of_the_open_registers_have_right_check_digits() {
    for code in ["38621185", "00032684", "04060772", "00013480", "37508470", "22986409", "40195208"] {
        assert_eq!(Edrpou::read(code).expect(code).to_string(), code);
    }
    assert_eq!(Edrpou::read("32684").expect("without zeros").to_string(), "00032684");
    for wrong in ["38621186", "", "123456789", "3862118x"] {
        assert!(Edrpou::read(wrong).is_err(), "{wrong}");
    }
}

#[test]
fn a_taxpayer_number_holds_birth_and_sex() {
    // Made from the rule, nobody's number: 30 000 days after 31 December 1899, ninth digit 7.
    let made = (0..10).map(|check| format!("300001237{check}")).filter(|code| Rnokpp::read(code).is_ok());
    let made: Vec<String> = made.collect();
    assert_eq!(made.len(), 1, "exactly one check digit is right: {made:?}");
    let number = Rnokpp::read(&made[0]).expect("made by the rule");
    assert_eq!(number.born_on().to_string(), "1982-02-19");
    assert_eq!(number.sex(), Sex::Male);
}

#[test]
fn a_register_number_begins_with_a_date() {
    assert_eq!(Unzr::read("2020012300555").expect("well formed").to_string(), "20200123-00555");
    assert!(Unzr::read("20201323-00555").is_err());
}

#[test]
fn impossible_births_are_refused() {
    let today = "2026-03-01".parse().expect("a date");
    assert_eq!(birth_date("31", "02", "2024").map_err(|refusal| refusal.code), Err("birth-date-impossible"));
    assert_eq!(birth_date("29", "2", "2024").expect("leap day").to_string(), "2024-02-29");
    for (day, month, year) in
        [("", "1", "2024"), ("1", "13", "2024"), ("1", "1", "24"), ("x", "1", "2024"), ("300", "1", "2024")]
    {
        assert!(birth_date(day, month, year).is_err(), "{day}.{month}.{year}");
    }
    let refused =
        |text: &str| plausible_birth(text.parse().expect("a date"), today).map_err(|refusal| refusal.code);
    assert_eq!(refused("2026-03-02"), Err("born-in-future"));
    assert_eq!(refused("2008-03-01"), Err("born-too-long-ago"));
    assert_eq!(refused("2026-03-01"), Ok(()));
}

#[test]
fn names_are_tidied_and_found() {
    assert_eq!(tidy_name("  Мар'яна—Софія  ").expect("a name"), "Мар’яна-Софія");
    assert_eq!(tidy_name("Ди\u{306}мка").expect("decomposed"), "Ди\u{306}мка".replace("и\u{306}", "й"));
    for (typed, code) in [
        ("  ", "name-empty"),
        ("R2D2", "name-not-understood"),
        ("<b>", "name-not-understood"),
        ("-", "name-not-understood"),
    ] {
        assert_eq!(tidy_name(typed).map_err(|refusal| refusal.code), Err(code));
    }
    assert_eq!(search_key("ҐАЛАҐАН-Дем’янчук"), search_key("галаган демянчук"));
    assert_eq!(search_key("Aлёна"), search_key("Алена"), "a Latin A in a Cyrillic word");
    assert_eq!(search_key("O'Brien"), "obrien");
}

proptest! {
    #[test]
    fn normalising_twice_is_normalising_once(typed in "[IVXІХ1il]{1,3}[- –]{0,2}[A-ZА-ЯІЇЄ]{2} ?№? ?[0-9OО]{6}|\\PC{0,20}") {
        if let Ok(once) = certificate(&typed) {
            let twice = certificate(&once);
            prop_assert_eq!(twice.as_deref(), Ok(once.as_str()));
        }
        for kind in BirthDocumentKind::ALL {
            if let Ok(once) = BirthDocument::read(kind, &typed) {
                prop_assert_eq!(&BirthDocument::read(kind, once.number()).expect("its own spelling"), &once);
            }
        }
        if let Ok(once) = tidy_name(&typed) {
            prop_assert_eq!(tidy_name(&once).expect("its own spelling"), once);
        }
        let once = search_key(&typed);
        prop_assert_eq!(search_key(&once), once.clone());
    }

    #[test]
    fn phones_are_stable(typed in "\\+?[0-9 ()-]{5,20}") {
        if let Ok(once) = Phone::read(&typed) {
            prop_assert_eq!(Phone::read(&once.to_string()).expect("its own form"), once);
        }
    }

    #[test]
    fn one_wrong_digit_of_a_taxpayer_number_is_found(body in 0_u64..1_000_000_000, at in 0_usize..9, by in 1_u8..10) {
        let right = (0..10).map(|check| format!("{body:09}{check}")).find(|code| Rnokpp::read(code).is_ok());
        let right = right.expect("one check digit is right");
        let mut wrong = right.clone().into_bytes();
        wrong[at] = (wrong[at] - b'0' + by) % 10 + b'0';
        let wrong = String::from_utf8(wrong).expect("digits");
        // The remainder 10 is written as 0, so a mistake may turn one into the other: the rule's own weakness.
        let remainder = |code: &str| {
            let weights = [-1_i64, 5, 7, 9, 4, 6, 10, 5, 7];
            let sum: i64 = code.bytes().zip(weights).map(|(digit, weight)| i64::from(digit - b'0') * weight).sum();
            sum.rem_euclid(11)
        };
        if remainder(&right) % 10 != remainder(&wrong) % 10 {
            prop_assert!(Rnokpp::read(&wrong).is_err());
        } else {
            prop_assert!(remainder(&right) != remainder(&wrong), "a single wrong digit changes the sum");
        }
    }
}
