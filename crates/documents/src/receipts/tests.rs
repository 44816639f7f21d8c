use domain::benefits::BenefitClass;
use domain::policy::OnIgnore;
use domain::time::{Period, PeriodUnit};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use locale::{Language, Locale};
use typst::layout::{Frame, FrameItem};

use super::{ReceiptData, ReceiptWish, application, qr, sheet, world};

fn data() -> ReceiptData {
    let wish = |name: &str, address: Option<&str>| ReceiptWish {
        name: name.to_owned(),
        address: address.map(str::to_owned),
    };
    ReceiptData {
        service: "Електронна черга до садків (вигадане місто)".to_owned(),
        number: "80-2026-000123".to_owned(),
        status_code: "K7PX24MD".to_owned(),
        status_url: "https://sadok.example.org/status?number=80-2026-000123".to_owned(),
        child: "Їжакевич Ґанна-Марія Євгенівна".to_owned(),
        registered_at: "2026-03-16T10:00:59.999999Z".parse::<Timestamp>().unwrap(),
        zone: TimeZone::get("Europe/Kyiv").unwrap(),
        class: BenefitClass::General,
        claims_open: vec!["діти військовослужбовців".to_owned()],
        wishes: vec![
            wish("ЗДО № 101 «Соняшник»", Some("вул. Садова, 4")),
            // What a template language would take for markup is a name like any other.
            wish("*ЗДО* #102 $x$ @сонце <b> \\ ` _дім_", None),
        ],
        order_counts: false,
        answer_within: Period { length: 10, unit: PeriodUnit::CalendarDays },
        on_ignore: OnIgnore::Suspend,
        documents_within: Period { length: 5, unit: PeriodUnit::WorkingDays },
        rules_url: "https://sadok.example.org/rules".to_owned(),
    }
}

/// The words of the laid-out sheet, a line for each baseline.
fn words(data: &ReceiptData, language: Language) -> Vec<String> {
    let document = world::layout(&sheet(data, language).unwrap()).unwrap();
    let mut lines = Vec::new();
    for page in document.pages() {
        collect(&page.frame, 0.0, &mut lines);
        lines.push((f64::INFINITY, "---".to_owned()));
    }
    lines.into_iter().map(|(_, line)| line).collect()
}

fn collect(frame: &Frame, above: f64, lines: &mut Vec<(f64, String)>) {
    for (place, item) in frame.items() {
        let baseline = above + place.y.to_pt();
        match item {
            FrameItem::Group(group) => collect(&group.frame, baseline, lines),
            FrameItem::Text(text) => match lines.last_mut().filter(|last| (last.0 - baseline).abs() < 0.1) {
                Some(last) => last.1.push_str(&text.text),
                None => lines.push((baseline, text.text.to_string())),
            },
            _ => {}
        }
    }
}

#[test]
fn the_sheet_says_what_it_should() {
    for language in Language::ALL {
        let said = words(&data(), language).join("\n");
        insta::assert_snapshot!(format!("receipt-{}", language.code()), said);
    }
}

/// The file's properties show in file lists and search results: neither the child nor the code stands there.
#[test]
fn properties_name_nobody() {
    let mut document = world::layout(&sheet(&data(), Language::Uk).unwrap()).unwrap();
    let info = format!("{:?}", document.info_mut());
    assert!(info.contains("80-2026-000123"), "{info}");
    assert!(!info.contains("Їжакевич") && !info.contains("K7PX"), "{info}");
}

#[test]
fn names_are_never_markup() {
    let said = words(&data(), Language::Uk).join(" ");
    assert!(said.contains("*ЗДО* #102 $x$ @сонце <b> \\ ` _дім_"), "{said}");
}

#[test]
fn a_pdf_is_whole_tagged_and_the_same_each_time() {
    let pdf = application(&data(), Language::Uk).unwrap();
    assert!(pdf.starts_with(b"%PDF-1."), "{:?}", &pdf[..8]);
    assert!(pdf.trim_ascii_end().ends_with(b"%%EOF"));
    let has = |needle: &[u8]| pdf.windows(needle.len()).any(|window| window == needle);
    assert!(has(b"/MarkInfo") && has(b"/StructTreeRoot"), "tagged");
    assert!(has(b"pdfuaid"), "PDF/UA-1");
    assert!(pdf.len() < 100_000, "{} bytes", pdf.len());
    assert_eq!(pdf, application(&data(), Language::Uk).unwrap());
    assert_ne!(pdf, application(&data(), Language::En).unwrap());
}

#[test]
fn long_lists_flow_and_strange_letters_do_not_stop_it() {
    let mut long = data();
    long.wishes = (1..=120).map(|at| ReceiptWish { name: format!("ЗДО № {at}"), address: None }).collect();
    let pages = words(&long, Language::Uk).iter().filter(|line| *line == "---").count();
    assert!(pages > 1, "{pages}");
    let mut strange = data();
    strange.child = "王 小明 🐣".to_owned();
    strange.wishes.clear();
    strange.order_counts = true;
    strange.on_ignore = OnIgnore::AsDecline;
    assert!(words(&strange, Language::En).join(" ").contains("counts as declined"));
    let pdf = application(&strange, Language::En).unwrap();
    assert!(pdf.starts_with(b"%PDF-"));
    let mut endless = data();
    endless.status_url = "x".repeat(5_000);
    assert!(application(&endless, Language::En).is_err(), "no QR code holds 5,000 letters");
}

/// The SVG is painted into pixels here and read by a decoder that knows nothing of how it was made.
#[test]
fn the_qr_code_reads_back() {
    for text in [data().status_url, "https://садок.example.org/s?n=№1".to_owned(), "x".repeat(300)] {
        assert_eq!(decode(&qr::svg(&text).unwrap()), text);
    }
}

fn decode(svg: &str) -> String {
    let side: usize = svg.split("viewBox=\"0 0 ").nth(1).unwrap().split(' ').next().unwrap().parse().unwrap();
    let path = svg.split("fill=\"#000\" d=\"").nth(1).unwrap().split('"').next().unwrap();
    let scale = 4;
    let mut dark = vec![false; side * side];
    for square in path.split('M').filter(|square| !square.is_empty()) {
        let (x, rest) = square.split_once(' ').unwrap();
        let (x, y): (usize, usize) =
            (x.parse().unwrap(), rest.strip_suffix("h1v1h-1z").unwrap().parse().unwrap());
        dark[y * side + x] = true;
    }
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(side * scale, side * scale, |x, y| {
        if dark[(y / scale) * side + x / scale] { 0 } else { 255 }
    });
    let grids = image.detect_grids();
    assert_eq!(grids.len(), 1);
    grids[0].decode().unwrap().1
}

#[test]
fn every_class_has_its_words() {
    for language in Language::ALL {
        for class in BenefitClass::ALL {
            let key = format!("class-{}", class.code().replace('_', "-"));
            assert!(Locale::has(language, &key), "{key}");
        }
    }
}
