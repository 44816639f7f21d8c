//! The receipt of an application: the paper a family keeps.
//!
//! It is the family's own paper, so it names the child, once; it has no birth date, no certificate and no
//! address of the family. The name stays out of the file's properties and out of the QR code.

mod qr;
mod world;

use domain::benefits::BenefitClass;
use domain::policy::OnIgnore;
use domain::time::{Period, PeriodUnit};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use locale::{Args, Language, Locale};
use serde::Serialize;

/// What a receipt says.
#[derive(Debug, Clone)]
pub struct ReceiptData {
    /// The service as its region calls it, for the top of the sheet.
    pub service: String,
    /// Public number of the application.
    pub number: String,
    /// Code that opens the public status page together with the number.
    pub status_code: String,
    /// Full address of the status page; the QR code holds it. Without the status code, so that a photograph of the QR
    /// code alone opens nothing.
    pub status_url: String,
    /// The child's name as the family wrote it.
    pub child: String,
    /// When the application was registered; this decides the place in the queue.
    pub registered_at: Timestamp,
    /// The region's time zone, in which instants are written.
    pub zone: TimeZone,
    /// The class that counts today: of confirmed claims only.
    pub class: BenefitClass,
    /// Names of the benefit categories that are claimed and not decided yet.
    pub claims_open: Vec<String>,
    /// The kindergartens, in the family's order.
    pub wishes: Vec<ReceiptWish>,
    /// Whether that order counts (the policy's word).
    pub order_counts: bool,
    /// How long the family has to answer an invitation.
    pub answer_within: Period,
    /// What no answer in that time does.
    pub on_ignore: OnIgnore,
    /// How long it has to bring the papers after accepting.
    pub documents_within: Period,
    /// Full address of the page with the rules.
    pub rules_url: String,
}

/// A kindergarten on a receipt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReceiptWish {
    /// Name.
    pub name: String,
    /// Address, when it is known.
    pub address: Option<String>,
}

/// Why a receipt could not be made: a fault of the program, never of the family's data.
#[derive(Debug, thiserror::Error)]
pub enum ReceiptFault {
    /// The address of the status page does not fit into a QR code.
    #[error("the status address does not fit a QR code: {0}")]
    Qr(#[from] ::qrcode::types::QrError),
    /// The data could not be handed to the template.
    #[error("receipt data: {0}")]
    Data(#[from] serde_json::Error),
    /// The template did not compile or the PDF could not be written.
    #[error("typesetting: {0}")]
    Typesetting(String),
}

/// The receipt of an application as a PDF: tagged, PDF/UA-1 where the text allows it, the same bytes for the
/// same data.
///
/// # Errors
/// [`ReceiptFault`]; long names or many kindergartens are no reason, they flow onto a second page.
pub fn application(data: &ReceiptData, language: Language) -> Result<Vec<u8>, ReceiptFault> {
    world::pdf(&sheet(data, language)?, data.registered_at)
}

/// The sheet's words and pictures, before typesetting.
pub(crate) struct Sheet {
    /// What the template reads.
    pub(crate) json: Vec<u8>,
    /// The QR code.
    pub(crate) qr: Vec<u8>,
}

#[derive(Serialize)]
struct Words<'a> {
    lang: &'static str,
    title: String,
    service: &'a str,
    facts: Vec<Fact>,
    qr_alt: String,
    qr_caption: String,
    status_url: &'a str,
    status_url_shown: String,
    wishes_title: String,
    wishes_note: String,
    ordered: bool,
    wishes: &'a [ReceiptWish],
    next_title: String,
    next: Vec<String>,
    rules_text: String,
    rules_url: &'a str,
    rules_url_shown: String,
    keep: String,
    footer: String,
}

#[derive(Serialize)]
struct Fact {
    label: String,
    value: String,
    large: bool,
}

fn sheet(data: &ReceiptData, language: Language) -> Result<Sheet, ReceiptFault> {
    let plain = |key: &str| Locale::plain(language, key);
    let say = |key: &str, args: Args| Locale::text(language, key, &args);
    let number = || Args::new().text("number", &data.number);
    let wishes_note = if data.order_counts { "receipt-order-counts" } else { "receipt-order-free" };
    let words = Words {
        lang: language.code(),
        title: say("receipt-title", number()),
        service: &data.service,
        facts: facts(data, language),
        qr_alt: plain("receipt-qr-alt"),
        qr_caption: plain("receipt-qr-caption"),
        status_url: &data.status_url,
        status_url_shown: shown(&data.status_url),
        wishes_title: say("receipt-wishes", Args::new().count("count", data.wishes.len())),
        wishes_note: plain(wishes_note),
        ordered: data.order_counts,
        wishes: &data.wishes,
        next_title: plain("receipt-next"),
        next: next_steps(data, language),
        rules_text: plain("receipt-rules"),
        rules_url: &data.rules_url,
        rules_url_shown: shown(&data.rules_url),
        keep: plain("receipt-keep"),
        footer: say("receipt-footer", number()),
    };
    Ok(Sheet { json: serde_json::to_vec(&words)?, qr: qr::svg(&data.status_url)?.into_bytes() })
}

fn facts(data: &ReceiptData, language: Language) -> Vec<Fact> {
    let fact =
        |key: &str, value: String, large: bool| Fact { label: Locale::plain(language, key), value, large };
    let class = Locale::plain(language, &format!("class-{}", data.class.code().replace('_', "-")));
    let mut facts = vec![
        fact("receipt-number", data.number.clone(), true),
        fact("receipt-code", data.status_code.clone(), true),
        fact("receipt-child", data.child.clone(), false),
        fact("receipt-registered", Locale::date_time(language, data.registered_at, &data.zone), false),
        fact("receipt-class", class, false),
    ];
    if !data.claims_open.is_empty() {
        facts.push(fact("receipt-claims", data.claims_open.join("; "), false));
    }
    facts
}

fn next_steps(data: &ReceiptData, language: Language) -> Vec<String> {
    let within = |key: &str, period: Period| {
        Locale::text(language, key, &Args::new().text("period", in_words(period, language)))
    };
    let mut steps = Vec::new();
    if !data.claims_open.is_empty() {
        steps.push(Locale::plain(language, "receipt-next-claim"));
    }
    steps.push(Locale::plain(language, "receipt-next-wait"));
    let answer = match data.on_ignore {
        OnIgnore::Suspend => "receipt-next-answer-or-suspended",
        OnIgnore::AsDecline => "receipt-next-answer-or-declined",
    };
    steps.push(within(answer, data.answer_within));
    steps.push(within("receipt-next-documents", data.documents_within));
    steps
}

fn in_words(period: Period, language: Language) -> String {
    let key = match period.unit {
        PeriodUnit::CalendarDays => "time-days",
        PeriodUnit::WorkingDays => "time-working-days",
        PeriodUnit::Hours => "time-hours",
    };
    Locale::text(language, key, &Args::new().with("count", period.length))
}

/// An address as people read it: without the scheme.
fn shown(url: &str) -> String {
    url.trim_start_matches("https://").trim_start_matches("http://").to_owned()
}

#[cfg(test)]
mod tests;
