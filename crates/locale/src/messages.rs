//! The messages as read from the embedded files.

use std::sync::LazyLock;

use fluent_bundle::FluentResource;
use fluent_bundle::concurrent::FluentBundle;
use tracing::{error, warn};
use unic_langid::{LanguageIdentifier, langid};

use crate::{Args, Language, numbers};

/// The files of `locales/`: language, file name, text.
static FILES: &[(Language, &str, &str)] = include!(concat!(env!("OUT_DIR"), "/messages.rs"));

/// The embedded messages, read on first use.
pub(crate) fn embedded() -> &'static Messages {
    static MESSAGES: LazyLock<Messages> = LazyLock::new(|| Messages::read(FILES));
    &MESSAGES
}

/// The messages of both languages.
pub(crate) struct Messages {
    uk: FluentBundle<FluentResource>,
    en: FluentBundle<FluentResource>,
}

impl Messages {
    /// Reads message files. What cannot be read is logged and left out, because a program with one bad message is more
    /// use than none; the tests in `tests/messages.rs` let no such file through.
    fn read(files: &[(Language, &str, &str)]) -> Self {
        let mut messages = Self { uk: bundle(Language::Uk), en: bundle(Language::En) };
        for (language, name, text) in files {
            let resource =
                FluentResource::try_new((*text).to_owned()).unwrap_or_else(|(resource, errors)| {
                    error!(%language, name, ?errors, "message file has errors");
                    resource
                });
            if let Err(errors) = messages.bundle_mut(*language).add_resource(resource) {
                error!(%language, name, ?errors, "message file repeats keys");
            }
        }
        messages
    }

    pub(crate) fn has(&self, language: Language, key: &str) -> bool {
        self.bundle(language).has_message(key)
    }

    pub(crate) fn text(&self, language: Language, key: &str, args: &Args) -> String {
        if let Some(text) = self.format(language, key, args) {
            return text;
        }
        warn!(%language, key, "message is missing");
        self.format(language.other(), key, args).unwrap_or_else(|| format!("‹{key}›"))
    }

    fn format(&self, language: Language, key: &str, args: &Args) -> Option<String> {
        let bundle = self.bundle(language);
        let message = bundle.get_message(key)?;
        let pattern = message.value()?;
        let args = args.to_fluent(language);
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned();
        if !errors.is_empty() {
            error!(%language, key, ?errors, "message could not be filled in");
        }
        Some(text)
    }

    fn bundle(&self, language: Language) -> &FluentBundle<FluentResource> {
        match language {
            Language::Uk => &self.uk,
            Language::En => &self.en,
        }
    }

    fn bundle_mut(&mut self, language: Language) -> &mut FluentBundle<FluentResource> {
        match language {
            Language::Uk => &mut self.uk,
            Language::En => &mut self.en,
        }
    }
}

fn bundle(language: Language) -> FluentBundle<FluentResource> {
    let id: LanguageIdentifier = match language {
        Language::Uk => langid!("uk"),
        Language::En => langid!("en"),
    };
    let mut bundle = FluentBundle::new_concurrent(vec![id]);
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(match language {
        Language::Uk => numbers::format_uk,
        Language::En => numbers::format_en,
    }));
    if let Err(error) = bundle.add_builtins() {
        error!(%error, "NUMBER is not available in messages");
    }
    bundle
}

#[cfg(test)]
mod tests {
    use super::*;

    const UK: &str = "ahead = { $count ->\n    [one] { $count } дитина\n    [few] { $count } дитини\n   *[other] { $count } дітей\n }\nonly-uk = Лише тут\n";
    const EN: &str = "ahead = { $count ->\n    [one] { $count } child\n   *[other] { $count } children\n }\n";

    fn messages() -> Messages {
        Messages::read(&[(Language::Uk, "a.ftl", UK), (Language::En, "a.ftl", EN)])
    }

    #[test]
    fn ukrainian_counts_have_three_forms() {
        let messages = messages();
        for (count, expected) in [
            (0, "0 дітей"),
            (1, "1 дитина"),
            (2, "2 дитини"),
            (4, "4 дитини"),
            (5, "5 дітей"),
            (11, "11 дітей"),
            (12, "12 дітей"),
            (21, "21 дитина"),
            (22, "22 дитини"),
            (111, "111 дітей"),
            (8_922, "8922 дитини"),
            (10_001, "10\u{a0}001 дитина"),
        ] {
            assert_eq!(messages.text(Language::Uk, "ahead", &Args::new().with("count", count)), expected);
        }
        assert_eq!(messages.text(Language::En, "ahead", &Args::new().with("count", 1)), "1 child");
        assert_eq!(
            messages.text(Language::En, "ahead", &Args::new().with("count", 12_000)),
            "12,000 children"
        );
    }

    #[test]
    fn a_missing_message_falls_back_and_never_empties_the_page() {
        let messages = messages();
        assert_eq!(messages.text(Language::En, "only-uk", &Args::new()), "Лише тут");
        assert_eq!(messages.text(Language::En, "nowhere", &Args::new()), "‹nowhere›");
    }

    #[test]
    fn a_broken_file_costs_only_its_broken_messages() {
        let messages = Messages::read(&[(Language::En, "b.ftl", "= no key\ngood = Fine\n")]);
        assert_eq!(messages.text(Language::En, "good", &Args::new()), "Fine");
    }

    #[test]
    fn counts_that_arrive_as_text_choose_plural_forms_too() {
        let messages = messages();
        for (value, expected) in [
            ("1", "1 дитина"),
            ("-3", "−3 дитини"),
            ("0", "0 дітей"),
            ("9999", "9999 дітей"),
            ("38621185", "38621185 дітей"),
            ("007", "007 дітей"),
            ("-", "- дітей"),
            ("", " дітей"),
            ("٣", "٣ дітей"),
        ] {
            assert_eq!(messages.text(Language::Uk, "ahead", &Args::new().guess("count", value)), expected);
        }
    }
}
