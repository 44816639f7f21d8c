//! The words of a notification.

use domain::policy::NotificationEvent;
use locale::{Args, Language, Locale};

/// The most UTF-16 units an SMS may have: two parts of 67, as Cyrillic goes out in UCS-2.
pub(crate) const SMS_UNITS: usize = 134;

/// A notification in words, for every channel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Words {
    /// Subject line of the e-mail, heading in the cabinet.
    pub subject: String,
    /// Text in the cabinet.
    pub cabinet: String,
    /// Text of the e-mail: as in the cabinet, and where to sign in.
    pub email: String,
    /// Text of the SMS, never longer than [`SMS_UNITS`].
    pub sms: String,
}

/// Writes a notification in one language. `link` is the page that shows the case after signing in, `site` the
/// address of the portal without its scheme. Neither answers anything by being opened.
pub(crate) fn words(
    language: Language,
    event: NotificationEvent,
    args: &Args,
    link: &str,
    site: &str,
) -> Words {
    let args = args.clone().text("link", link).text("site", site);
    let stem = format!("message-{}", event.code().replace('_', "-"));
    let cabinet = Locale::text(language, &format!("{stem}-text"), &args);
    let foot = Locale::text(language, "message-email-foot", &args);
    Words {
        subject: Locale::text(language, &format!("{stem}-subject"), &args),
        email: format!("{cabinet}\n\n{foot}\n"),
        cabinet,
        sms: within(&Locale::text(language, &format!("{stem}-sms"), &args), SMS_UNITS),
    }
}

/// The text cut to so many UTF-16 units, at a character's end, with an ellipsis where something was left out.
fn within(text: &str, units: usize) -> String {
    if text.encode_utf16().count() <= units {
        return text.to_owned();
    }
    let mut left = units.saturating_sub(1);
    let mut kept = String::with_capacity(text.len());
    for character in text.chars() {
        match left.checked_sub(character.len_utf16()) {
            Some(rest) => left = rest,
            None => break,
        }
        kept.push(character);
    }
    kept.push('…');
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every argument that `notify` documents, as long as they get in practice.
    fn args(reason: &str) -> Args {
        let zone = jiff::tz::TimeZone::UTC;
        let instant = "2027-09-30T20:59:59Z".parse().unwrap();
        Args::new()
            .text("number", "2027-0123456-7")
            .text("kindergarten", "Заклад дошкільної освіти (ясла-садок) комбінованого типу № 709")
            .text("group", "Сонечко")
            .text("list", "empty")
            .text("ignored", "suspend")
            .date_time("answer_by", instant, &zone)
            .date_time("documents_by", instant, &zone)
            .text("reason", reason)
    }

    #[test]
    fn every_event_has_words_in_both_languages() {
        for language in Language::ALL {
            for event in NotificationEvent::ALL {
                for reason in ["ignored", "documents_overdue", "by_parent", "aged_out", "refused", "else"] {
                    let words = words(
                        language,
                        *event,
                        &args(reason),
                        "https://sadok.example/cabinet/applications/1",
                        "sadok.example",
                    );
                    for text in [&words.subject, &words.cabinet, &words.email, &words.sms] {
                        assert!(!text.is_empty() && !text.contains('‹'), "{language} {event:?}: {text}");
                        assert!(!text.contains('$'), "{language} {event:?} leaves a hole: {text}");
                    }
                    assert!(words.email.contains("https://sadok.example/cabinet/applications/1"));
                    assert!(!words.sms.contains("http"), "{language} {event:?}: no links in an SMS");
                    assert!(!words.sms.ends_with('…'), "{language} {event:?} is cut: {}", words.sms);
                    assert!(words.sms.encode_utf16().count() <= SMS_UNITS);
                    assert!(words.subject.chars().count() <= 78, "{}", words.subject);
                }
            }
        }
    }

    #[test]
    fn a_cut_text_ends_at_a_character_and_never_passes_the_bound() {
        assert_eq!(within("коротко", 134), "коротко");
        assert_eq!(within("абв", 3), "абв");
        assert_eq!(within("абвг", 3), "аб…");
        assert_eq!(within("а😀😀", 3), "а…");
        assert_eq!(within("а😀😀", 4), "а😀…");
        for units in 1..20 {
            assert!(within("Їжак 😀😀😀 і ще щось довге", units).encode_utf16().count() <= units);
        }
    }
}
