use std::io::Write;

use jiff::Timestamp;
use proptest::prelude::*;

use super::*;

fn csv(text: &str) -> Result<Table, Box<Finding>> {
    read("t.csv", text.as_bytes(), &ReadOptions::default())
}

fn fault(name: &str, bytes: &[u8], options: &ReadOptions) -> (Code, Option<u32>, Option<String>) {
    let fault = read(name, bytes, options).expect_err("must be refused");
    (fault.code, fault.line, fault.column)
}

fn place(line: u32, column: &str) -> (Option<u32>, Option<String>) {
    (Some(line), Some(column.to_owned()))
}

#[test]
fn lines_are_the_files_own_lines() {
    let table = csv("a,b\r\n1,\"two\r\nlines\"\r\n\r\n3,\"said \"\"x\"\"\"\r\n").unwrap();
    assert_eq!(table.columns, ["a", "b"]);
    let rows: Vec<_> = table.rows.iter().map(|row| (row.line, row.cells.clone())).collect();
    assert_eq!(
        rows,
        [
            (2, vec!["1".to_owned(), "two\r\nlines".to_owned()]),
            (5, vec!["3".to_owned(), "said \"x\"".to_owned()])
        ]
    );
    assert_eq!(table.cell(&table.rows[1], "b"), Some("said \"x\""));
    assert_eq!(table.cell(&table.rows[1], "c"), None);
}

#[test]
fn delimiters_are_found_and_marks_dropped() {
    for (text, cell) in [
        ("\u{feff}a;b\n1,5;2\n", "1,5"),
        ("a\tb\nx;y\tz\n", "x;y"),
        ("a|b\n1|2", "1"),
        ("\"a,a\";b\n1;2\n", "1"),
    ] {
        let table = csv(text).unwrap();
        assert_eq!((table.columns.len(), table.rows[0].cells[0].as_str()), (2, cell), "{text:?}");
    }
    // One column only: nothing to split, and no delimiter invented.
    assert_eq!(csv("a\n1\n").unwrap().columns, ["a"]);
}

#[test]
fn encodings_are_checked_and_named() {
    let options = ReadOptions::default();
    assert_eq!(fault("t.csv", b"\xFF\xFEa\0", &options).0, Code::Utf16);
    let cyrillic = "назва\nсадок\n";
    let (bytes, _, _) = encoding_rs::WINDOWS_1251.encode(cyrillic);
    assert_eq!(fault("t.csv", &bytes, &options), (Code::WrongEncoding, Some(1), Some("1".to_owned())));
    let named =
        |encoding: &str| ReadOptions { encoding: Some(encoding.to_owned()), ..ReadOptions::default() };
    assert_eq!(read("t.csv", &bytes, &named("windows-1251")).unwrap().rows[0].cells, ["садок"]);
    assert_eq!(fault("t.csv", &bytes, &named("klingon")).0, Code::UnknownEncoding);
    let broken = "а,б\nїжа,x\n".as_bytes().to_vec();
    let at = broken.len() - 2;
    let broken: Vec<u8> = broken.iter().enumerate().map(|(i, b)| if i == at { 0x98 } else { *b }).collect();
    let (code, line, column) = fault("t.csv", &broken, &options);
    assert_eq!((code, (line, column)), (Code::WrongEncoding, place(2, "5")));
    assert_eq!(fault("t.csv", b"a\nx\0y\n", &options).0, Code::ControlCharacter);
}

#[test]
fn broken_quoting_is_said_with_its_line() {
    let options = ReadOptions::default();
    let (code, line, column) = fault("t.csv", b"a,b\n1,2\n3,\"open\n4,5\n", &options);
    assert_eq!((code, (line, column)), (Code::UnclosedQuote, place(3, "2")));
    assert_eq!(fault("t.csv", b"a,b\n1,x\"y\n", &options).0, Code::StrayQuote);
    assert_eq!(fault("t.csv", b"a,b\n1,\"x\"y\n", &options).0, Code::StrayQuote);
}

#[test]
fn headers_are_checked() {
    let options = ReadOptions::default();
    assert_eq!(fault("t.csv", b"", &options).0, Code::NoHeader);
    assert_eq!(fault("t.csv", b"\n\n", &options).0, Code::NoHeader);
    assert_eq!(fault("t.csv", b"a,,b\n", &options).0, Code::BlankColumnName);
    assert_eq!(fault("t.csv", b"a,b, a\n", &options), (Code::DuplicateColumn, Some(1), Some("a".into())));
    assert_eq!(fault("t.doc", b"a", &options).0, Code::UnknownFormat);
}

#[test]
fn every_ragged_row_is_listed() {
    let table = csv("a,b\n1\n1,2\n1,2,3\n1,2,,\n").unwrap();
    let faults: Vec<_> = table.faults.iter().map(|fault| (fault.code, fault.line)).collect();
    assert_eq!(faults, [(Code::WrongCellCount, Some(2)), (Code::WrongCellCount, Some(4))]);
    assert_eq!(table.rows.len(), 2);
}

#[test]
fn limits_hold() {
    let limits = Limits { file_bytes: 1000, rows: 2, columns: 3, cell_bytes: 10, unpacked_bytes: 1000 };
    let options = ReadOptions { limits, ..ReadOptions::default() };
    assert_eq!(fault("t.csv", &[b'a'; 1001], &options).0, Code::FileTooLarge);
    assert_eq!(fault("t.csv", b"a\n1\n2\n3\n", &options), (Code::TooManyRows, Some(4), None));
    assert_eq!(fault("t.csv", b"a,b,c,d\n", &options).0, Code::TooManyColumns);
    assert_eq!(fault("t.csv", b"a,b\n1,2,3,4,5\n", &options).0, Code::TooManyColumns);
    let (code, line, column) = fault("t.csv", b"a,b\n1,12345678901\n", &options);
    assert_eq!((code, (line, column)), (Code::CellTooLarge, place(2, "2")));
    let features = r#"{"type":"FeatureCollection","features":[{"properties":{"a":"12345678901"}}]}"#;
    assert_eq!(fault("t.geojson", features.as_bytes(), &options).0, Code::CellTooLarge);
}

#[test]
fn formulas_leave_as_text() {
    let rows = [
        vec![Value::from("=1+1"), Value::from("+380671234567")],
        vec![Value::from(" @cmd"), Value::from("-")],
        vec![Value::from("Ім'я, \"лапки\""), Value::Number(-5)],
        vec![Value::Empty, Value::Date(jiff::civil::date(2026, 9, 1))],
    ];
    let text = write_csv(&["a", "=b"], rows.iter().map(Vec::as_slice));
    assert_eq!(
        text,
        "a,'=b\r\n'=1+1,'+380671234567\r\n' @cmd,'-\r\n\"Ім'я, \"\"лапки\"\"\",-5\r\n\"\",2026-09-01\r\n"
    );
}

fn workbook(rows: &[Vec<Value>]) -> Vec<u8> {
    write_xlsx("Аркуш", &["name", "n", "on"], rows.iter().map(Vec::as_slice), Timestamp::UNIX_EPOCH).unwrap()
}

#[test]
fn workbooks_go_out_and_come_back() {
    let rows = [
        vec![Value::from("=HYPERLINK(\"x\")"), Value::Number(12), Value::Date(jiff::civil::date(2026, 9, 1))],
        vec![Value::from("Садок"), Value::Decimal(1.5), Value::Empty],
        vec![Value::Empty, Value::Empty, Value::Instant(Timestamp::UNIX_EPOCH)],
    ];
    let bytes = workbook(&rows);
    assert_eq!(bytes, workbook(&rows), "the same rows must give the same bytes");
    let table = read("t.xlsx", &bytes, &ReadOptions::default()).unwrap();
    assert_eq!(table.columns, ["name", "n", "on"]);
    let read_back: Vec<_> = table.rows.iter().map(|row| (row.line, row.cells.join("|"))).collect();
    assert_eq!(
        read_back,
        [
            (2, "=HYPERLINK(\"x\")|12|2026-09-01".to_owned()),
            (3, "Садок|1.5|".to_owned()),
            (4, "||1970-01-01T00:00:00Z".to_owned())
        ]
    );
    let options = ReadOptions { sheet: Some("Інший".into()), ..ReadOptions::default() };
    assert_eq!(fault("t.xlsx", &bytes, &options).0, Code::NoSuchSheet);
}

#[test]
fn hostile_workbooks_are_refused() {
    let options = ReadOptions::default();
    assert_eq!(fault("t.xlsx", b"PK not a zip", &options).0, Code::NotAWorkbook);
    let good = workbook(&[]);
    assert_eq!(fault("t.xlsx", &good[..good.len() / 2], &options).0, Code::NotAWorkbook);
    // A bomb: twice the limit, packed a thousandfold.
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    zip.start_file("xl/sharedStrings.xml", zip::write::SimpleFileOptions::default()).unwrap();
    let megabyte = vec![0u8; 1 << 20];
    for _ in 0..8 {
        zip.write_all(&megabyte).unwrap();
    }
    let bomb = zip.finish().unwrap().into_inner();
    assert!(bomb.len() < 1 << 16);
    let limits = Limits { unpacked_bytes: 4 << 20, ..Limits::default() };
    let tight = ReadOptions { limits, ..ReadOptions::default() };
    assert_eq!(fault("t.xlsx", &bomb, &tight).0, Code::WorkbookTooLarge);
    // A cell at the far corner of the sheet must not allocate the rectangle in between.
    let mut book = rust_xlsxwriter::Workbook::new();
    let page = book.add_worksheet();
    page.write_string(0, 0, "a").unwrap();
    page.write_string(1_048_575, 16_383, "x").unwrap();
    let far = book.save_to_buffer().unwrap();
    assert_eq!(fault("t.xlsx", &far, &options).0, Code::TooManyColumns);
}

#[test]
fn features_know_their_lines() {
    let text = "{\"type\":\"FeatureCollection\", \"features\": [\n\
        {\"type\":\"Feature\",\"id\":7,\"properties\":{\"n\":\"А\",\"c\":3},\"geometry\":{\"type\":\"Point\",\"coordinates\":[30.5,50.4]}},\n\n\
        {\"type\":\"Feature\",\"properties\":{\"c\":null,\"z\":true},\"geometry\":null}]}";
    let table = read("t.geojson", text.as_bytes(), &ReadOptions::default()).unwrap();
    let mut columns = table.columns.clone();
    columns.sort();
    assert_eq!(columns, ["c", "id", "n", "z"]);
    let (first, second) = (&table.rows[0], &table.rows[1]);
    assert_eq!((first.line, second.line), (2, 4));
    assert_eq!(table.cell(first, "c"), Some("3"));
    assert_eq!(table.cell(second, "z"), Some("true"));
    assert_eq!(table.cell(second, "c"), Some(""));
    let point = point_from_geojson(first.geometry.as_deref().unwrap()).unwrap();
    assert_eq!(point, Some(Point { x: 30.5, y: 50.4 }));
    assert_eq!(second.geometry, None);
    let options = ReadOptions::default();
    assert_eq!(fault("t.geojson", b"{\"type\":\"Feature\"}", &options).0, Code::NotGeojson);
    let broken = b"{\"type\":\"FeatureCollection\",\"features\":[\n{\"properties\":{}},\n{\"x\" 1}]}";
    let (code, line, _) = fault("t.geojson", broken, &options);
    assert_eq!((code, line), (Code::NotGeojson, Some(3)));
}

#[test]
fn geometries_become_points() {
    let point = |text: &str| point_from_geojson(text);
    assert_eq!(point(" "), Ok(None));
    assert_eq!(
        point(r#"{"type":"MultiPoint","coordinates":[[1,2],[3,4]]}"#),
        Ok(Some(Point { x: 2.0, y: 3.0 }))
    );
    let square = r#"{"type":"Polygon","coordinates":[[[0,0],[4,0],[4,2],[0,2],[0,0]]]}"#;
    assert_eq!(point(square), Ok(Some(Point { x: 2.0, y: 1.0 })));
    assert!(point(r#"{"type":"LineString","coordinates":[[0,0],[1,1]]}"#).is_err());
    assert!(point(r#"{"type":"MultiPoint","coordinates":[]}"#).is_err());
    assert!(point("{").is_err());
}

/// Deep nesting must end in an error, not in an overflowing stack.
#[test]
fn deep_json_is_refused() {
    let deep = format!("{{\"type\":\"FeatureCollection\",\"features\":[{}", "[".repeat(200_000));
    assert_eq!(fault("t.geojson", deep.as_bytes(), &ReadOptions::default()).0, Code::NotGeojson);
}

proptest! {
    /// What we write, we and an independent reader read back as it was, apostrophes of neutralised cells apart.
    #[test]
    fn csv_round_trip(rows in prop::collection::vec(prop::collection::vec("[ -~а-яіїєґ\"\n\r,;]{0,12}", 3), 0..8)) {
        let values: Vec<Vec<Value>> =
            rows.iter().map(|row| row.iter().map(|cell| Value::from(cell.as_str())).collect()).collect();
        let text = write_csv(&["a", "b", "c"], values.iter().map(Vec::as_slice));
        let options = ReadOptions { delimiter: Some(','), ..ReadOptions::default() };
        let table = read("t.csv", text.as_bytes(), &options).unwrap();
        let mut oracle = ::csv::Reader::from_reader(text.as_bytes());
        let theirs: Vec<Vec<String>> =
            oracle.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect();
        let ours: Vec<Vec<String>> = table.rows.iter().map(|row| row.cells.clone()).collect();
        prop_assert_eq!(&ours, &theirs);
        for (cells, written) in ours.iter().zip(&rows) {
            for (cell, original) in cells.iter().zip(written) {
                let kept = cell.strip_prefix('\'').is_some_and(|rest| rest == original) || cell == original;
                prop_assert!(kept, "{:?} came back as {:?}", original, cell);
            }
        }
        prop_assert_eq!(ours.len(), rows.len());
    }

    /// Whatever the bytes are, reading ends with a table or a fault.
    #[test]
    fn nothing_panics(bytes in prop::collection::vec(any::<u8>(), 0..400), text in "[a-c\",;\n\r\t]{0,60}") {
        for name in ["t.csv", "t.xlsx", "t.geojson"] {
            let _ = read(name, &bytes, &ReadOptions::default());
        }
        let _ = csv(&text);
    }
}
