//! Every part of the kit in both languages, held against golden files, and the promises all fields keep.

use askama::Template;
use domain::Refusal;
use jiff::civil::date;
use locale::{Args, Language};
use web::kit::{Choice, Fields, Form, Moment, Tag, Timeline, Tone, When};

fn kinds() -> Vec<Choice> {
    vec![
        Choice::new("none", "Ні"),
        Choice::new("first", "Першочергове").hint("Діти <військовослужбовців> & інші"),
    ]
}

fn blank(language: Language) -> Form {
    Form::blank(language, "TOKEN".into(), "KEY".into())
}

fn posted(language: Language, body: &str) -> Form {
    Form::posted(language, "TOKEN".into(), Fields::parse(body.as_bytes()))
}

/// Every field of the kit, drawn from one form.
fn fields(form: &Form) -> Vec<String> {
    vec![
        form.text("surname", "guide-name")
            .hint("guide-name-hint")
            .autocomplete("family-name")
            .width(20)
            .to_string(),
        form.text("phone", "guide-phone").tel().optional().to_string(),
        form.text("password", "sign-in").password().to_string(),
        form.text("number", "guide-search").search().hidden_label().to_string(),
        form.text("code", "guide-search").numeric().heading().to_string(),
        form.textarea("note", "guide-note").rows(3).to_string(),
        form.date("born", "guide-born").hint("guide-born-hint").birthday().to_string(),
        form.radios("kind", "guide-kind", &kinds()).heading().to_string(),
        form.checkboxes("channels", "guide-channels", &kinds()).small().to_string(),
        form.yes_no("agreed", "guide-language").to_string(),
        form.select("district", "guide-district", &kinds()).to_string(),
        form.file("document", "guide-file").accept("image/*").to_string(),
    ]
}

fn wrong(language: Language) -> Form {
    let mut form = posted(
        language,
        "idempotency_key=KEY&surname=&phone=%3Cb%3E&born-day=30&born-month=2&born-year=2024&kind=x&channels=first&channels=none&password=secret&note=a%0D%0Ab",
    );
    form.require("surname", "guide-name-missing");
    form.require_date("born", "guide-born-what");
    form.require_choice("kind", &kinds(), "guide-kind-missing");
    for name in ["phone", "note", "channels", "district", "document"] {
        form.fail(name, "guide-kind-missing");
    }
    form.fail_whole("problem-conflict-text", &Args::new());
    form
}

#[test]
fn fields_in_both_languages() {
    for language in Language::ALL {
        insta::assert_snapshot!(format!("fields-{language}"), fields(&blank(language)).join("\n\n"));
        let form = wrong(language);
        let shown = [vec![form.summary().to_string(), form.hidden().to_string()], fields(&form)].concat();
        insta::assert_snapshot!(format!("fields-wrong-{language}"), shown.join("\n\n"));
    }
}

#[test]
fn timelines_in_both_languages() {
    for language in Language::ALL {
        let moment = |when, title: &str, datetime: Option<&str>, text: &str| Moment {
            when,
            title: title.into(),
            at: "02.06.2027".into(),
            datetime: datetime.map(str::to_owned),
            text: text.into(),
        };
        let moments = vec![
            moment(When::Past, "Подано", Some("2027-06-02"), ""),
            moment(When::Now, "Запрошено", None, "Дайте відповідь"),
            moment(When::Next, "Зараховано", None, ""),
        ];
        insta::assert_snapshot!(format!("timeline-{language}"), Timeline::new(language, moments).to_string());
    }
}

/// What stands between `start` and the next `"`, for each place where `start` stands.
fn attributes<'a>(html: &'a str, start: &str) -> Vec<&'a str> {
    html.split(start).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

#[test]
fn every_input_has_a_label_and_every_pointer_a_target() {
    for form in [blank(Language::Uk), wrong(Language::En)] {
        let fields = fields(&form);
        for html in &fields {
            let inputs = ["<input ", "<select ", "<textarea "].iter().flat_map(|tag| html.split(tag).skip(1));
            let mut count = 0;
            for input in inputs {
                let input = input.split('>').next().expect("an element");
                let id = attributes(input, "id=\"")[0];
                assert!(
                    html.contains(&format!("<label class=\"label\" for=\"{id}\""))
                        || html.contains(&format!("<label class=\"label hidden\" for=\"{id}\""))
                        || html.contains(&format!("<label for=\"{id}\"")),
                    "no label for {id} in {html}"
                );
                count += 1;
            }
            assert!(count > 0, "{html}");
            for id in attributes(html, "aria-describedby=\"").into_iter().flat_map(str::split_whitespace) {
                assert_eq!(
                    attributes(html, "id=\"").iter().filter(|known| **known == id).count(),
                    1,
                    "{id} in {html}"
                );
            }
        }
        let page = fields.concat();
        for target in attributes(&form.summary().to_string(), "href=\"#") {
            assert!(attributes(&page, "id=\"").contains(&target), "the summary leads nowhere: {target}");
        }
        let mut ids = attributes(&page, " id=\"");
        let all = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), all, "an id stands twice");
    }
}

#[test]
fn entered_data_is_kept_and_harmless() {
    let html = fields(&wrong(Language::Uk)).concat();
    assert!(html.contains("value=\"&#60;b&#62;\"") && !html.contains("<b>"));
    assert!(html.contains("value=\"30\"") && html.contains("value=\"2024\""));
    assert!(!html.contains("secret"), "a password is never sent back");
    assert_eq!(html.matches(" checked").count(), 2);
}

#[test]
fn days_are_read_or_the_faulty_part_is_named() {
    let read = |day: &str, month: &str, year: &str| {
        let mut form = posted(Language::En, &format!("d-day={day}&d-month={month}&d-year={year}"));
        let on = form.require_date("d", "guide-born-what");
        let target = form.summary().to_string();
        (on, attributes(&target, "href=\"#").first().map(|id| (*id).to_owned()))
    };
    assert_eq!(read("27", "3", "2024"), (Some(date(2024, 3, 27)), None));
    assert_eq!(read("29", "02", "2024"), (Some(date(2024, 2, 29)), None));
    for (day, month, year, part) in [
        ("", "", "", "d-day"),
        ("", "3", "2024", "d-day"),
        ("1", "", "2024", "d-month"),
        ("1", "3", "", "d-year"),
        ("1", "3", "24", "d-year"),
        ("29", "2", "2023", "d-day"),
        ("31", "4", "2024", "d-day"),
        ("0", "4", "2024", "d-day"),
        ("1", "13", "2024", "d-day"),
        ("-1", "1", "2024", "d-day"),
        ("one", "1", "2024", "d-day"),
        ("999999999999", "1", "2024", "d-day"),
    ] {
        assert_eq!(read(day, month, year), (None, Some(part.to_owned())), "{day}.{month}.{year}");
    }
}

#[test]
fn a_refusal_is_shown_at_its_field() {
    let mut form = blank(Language::En);
    form.refuse("surname", &Refusal::new("refusal-of-the-test"), &Args::new());
    assert!(form.has_errors());
    assert!(form.text("surname", "guide-name").to_string().contains("aria-invalid"));
}

#[test]
fn filled_values_are_shown() {
    let form = blank(Language::Uk)
        .fill("surname", "Шевчук")
        .fill_date("born", date(2024, 3, 9))
        .fill_all("channels", ["none", "first"]);
    let html = fields(&form).concat();
    for value in ["value=\"Шевчук\"", "value=\"9\"", "value=\"3\"", "value=\"2024\""] {
        assert!(html.contains(value), "{value}");
    }
    assert_eq!(html.matches(" checked").count(), 2);
}

#[test]
fn a_tag_says_its_word() {
    let tag = Tag { text: "У <черзі>".into(), tone: Tone::Wait };
    assert_eq!(tag.render().expect("a tag"), r#"<strong class="tag tag--wait">У &#60;черзі&#62;</strong>"#);
}
