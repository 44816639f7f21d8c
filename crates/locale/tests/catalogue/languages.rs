//! Both languages say the same things: the same keys, the same variables, nothing unreadable, nothing left over.

use std::collections::BTreeMap;

use crate::catalogue::{Catalogue, Message, file_names};
use locale::{Args, Language, Locale};

#[test]
fn every_file_is_read_without_errors() {
    for language in Language::ALL {
        assert_eq!(Catalogue::read(language).problems, Vec::<String>::new());
    }
}

#[test]
fn both_languages_have_the_same_files() {
    assert_eq!(file_names(Language::Uk), file_names(Language::En));
}

#[test]
fn both_languages_have_the_same_keys_in_the_same_files() {
    let places = |language: Language| -> BTreeMap<String, String> {
        let messages = Catalogue::read(language).messages;
        messages.into_iter().map(|(key, message)| (key, message.file)).collect()
    };
    let (uk, en) = (places(Language::Uk), places(Language::En));
    let mut lacking = Vec::new();
    for (key, file) in &uk {
        match en.get(key) {
            None => lacking.push(format!("{key} of uk/{file} is not in en")),
            Some(other) if other != file => lacking.push(format!("{key} is in uk/{file} but in en/{other}")),
            Some(_) => {}
        }
    }
    lacking.extend(
        en.iter()
            .filter(|(key, _)| !uk.contains_key(*key))
            .map(|(key, file)| format!("{key} of en/{file} is not in uk")),
    );
    assert!(lacking.is_empty(), "{}", lacking.join("\n"));
}

#[test]
fn both_languages_take_the_same_arguments() {
    let (uk, en) = (Catalogue::read(Language::Uk), Catalogue::read(Language::En));
    let mut differing = Vec::new();
    for key in uk.messages.keys().filter(|key| en.messages.contains_key(*key)) {
        let (uk, en) = (uk.variables(key), en.variables(key));
        if uk != en {
            differing.push(format!("{key}: uk takes {uk:?}, en takes {en:?}"));
        }
    }
    assert!(differing.is_empty(), "{}", differing.join("\n"));
}

#[test]
fn messages_refer_only_to_messages_that_exist() {
    for language in Language::ALL {
        let catalogue = Catalogue::read(language);
        for (key, Message { references, .. }) in &catalogue.messages {
            for reference in references {
                assert!(
                    catalogue.messages.contains_key(reference),
                    "{language}: {key} refers to {reference}"
                );
            }
        }
    }
}

#[test]
fn every_message_can_be_filled_in() {
    for language in Language::ALL {
        let catalogue = Catalogue::read(language);
        for key in catalogue.messages.keys().filter(|key| !key.starts_with('-')) {
            for count in [0_u8, 1, 2, 5, 21] {
                let args =
                    catalogue.variables(key).iter().fold(Args::new(), |args, name| args.with(name, count));
                let text = Locale::text(language, key, &args);
                assert!(!text.trim().is_empty(), "{language}: {key} is empty");
                assert!(!text.contains(['{', '}', '‹']), "{language}: {key} came out as {text:?}");
            }
        }
    }
}
