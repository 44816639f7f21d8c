//! `sadok allocate` and `sadok verify allocation` as a stranger uses them: files in, files out, exit codes, messages.

#![expect(clippy::unwrap_used, reason = "a test stops when something is wrong")]

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use arrow::array::{ArrayRef, Int64Array, RecordBatch, StringArray};

use serde_json::Value;
use tempfile::TempDir;

/// A folder with files, and the program run in it.
struct Bench {
    folder: TempDir,
}

const PROGRAMMES: &str = "programme,capacity\na,1\nb,1\nc,2\n";
const CHOICES: &str =
    "applicant,rank,programme,priority\n1,1,a,2\n1,2,b,1\n2,1,a,1\n10,1,a,3\n10,2,b,2\n10,3,c,1\n";
const PLACED: &str = "applicant,programme,rank\n1,b,2\n2,a,1\n10,c,3\n";

impl Bench {
    fn new(files: &[(&str, &str)]) -> Self {
        let bench = Self { folder: TempDir::new().unwrap() };
        bench.write("p.csv", PROGRAMMES);
        bench.write("c.csv", CHOICES);
        files.iter().for_each(|(name, text)| bench.write(name, text));
        bench
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.path(name), text).unwrap();
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    fn run(&self, line: &str) -> Output {
        let program = env!("CARGO_BIN_EXE_sadok");
        Command::new(program).args(line.split_whitespace()).current_dir(&self.folder).output().unwrap()
    }

    /// The figures that a command prints with `--json`.
    fn json(&self, code: i32, line: &str) -> Value {
        serde_json::from_str(&self.expect(code, &format!("{line} --json")).0).unwrap()
    }

    /// Runs, expects the exit code, gives stdout and stderr.
    fn expect(&self, code: i32, line: &str) -> (String, String) {
        let output = self.run(line);
        let (out, err) =
            (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap());
        assert_eq!(output.status.code(), Some(code), "{line}\n{out}{err}");
        (out, err)
    }
}

#[test]
fn places_and_verifies() {
    let bench = Bench::new(&[]);
    let (out, _) = bench.expect(0, "allocate --programmes p.csv --choices c.csv");
    assert_eq!(
        out, PLACED,
        "without --out the placement goes to standard output, applicants as numbers in order"
    );
    let (out, _) = bench.expect(0, "allocate --programmes p.csv --choices c.csv --out o.csv --json");
    assert_eq!(bench.read("o.csv"), PLACED);
    let figures: Value = serde_json::from_str(&out).unwrap();
    assert_eq!((&figures["applicants"], &figures["programmes"]), (&3.into(), &3.into()));
    assert_eq!((&figures["placed"], &figures["first_choice"]), (&3.into(), &1.into()));
    for name in ["solve_seconds", "read_seconds", "write_seconds"] {
        assert!(figures[name].is_number(), "{name}");
    }
    let (out, _) =
        bench.expect(0, "verify allocation --programmes p.csv --choices c.csv --placement o.csv --json");
    let answer: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(answer["ok"], true);
    for name in ["blocking_pairs", "justified_envy", "wasted_seats", "over_capacity"] {
        assert_eq!(answer[name], 0, "{name}");
    }
    assert!(answer["seconds"].is_number());
}

#[test]
fn a_wrong_placement_is_refused_with_witnesses() {
    let bench = Bench::new(&[("w.csv", "applicant,programme,rank\n1,a,1\n2,,\n10,b,2\n")]);
    let line = "verify allocation --programmes p.csv --choices c.csv --placement w.csv";
    let (out, _) = bench.expect(1, line);
    assert!(out.contains("2 would rather have its wish 1, a"), "{out}");
    let answer: Value = serde_json::from_str(&bench.expect(1, &format!("{line} --json")).0).unwrap();
    assert_eq!(
        (&answer["ok"], &answer["justified_envy"], &answer["wasted_seats"]),
        (&false.into(), &1.into(), &0.into())
    );
    // Everybody in one place, somebody where it did not ask, a rank that is not.
    for (text, count) in [
        ("applicant,programme\n1,a\n2,a\n10,c\n", "over_capacity"),
        ("applicant,programme\n1,c\n2,a\n10,b\n", "unwished"),
        ("applicant,programme\n1,b\n2,a\n10,\n", "wasted_seats"),
        ("applicant,programme,rank\n1,b,1\n2,a,1\n10,c,3\n", "wrong_ranks"),
    ] {
        bench.write("w.csv", text);
        let answer: Value = serde_json::from_str(&bench.expect(1, &format!("{line} --json")).0).unwrap();
        assert_eq!(answer[count], 1, "{count} {answer}");
    }
    let (out, _) = bench.expect(1, &format!("{line} --explain 1"));
    assert!(out.contains("1: b, wish 2\n  wish 1, a: full, 1 of 1 seats; the last admitted has priority 1, this child has priority 2"), "{out}");
}

#[test]
fn bad_rows_are_named_with_file_line_and_column() {
    let bench = Bench::new(&[]);
    let header = "applicant,rank,programme,priority\n";
    for (row, place) in [
        ("1,1,z,1", "c.csv:2: column programme: unknown programme \"z\""),
        ("1,1,a,1\n1,1,b,1", "c.csv:3: column rank: duplicate rank"),
        ("1,1,a,1\n2,1,b,1\n1,1,b,2", "c.csv:4: column rank: duplicate rank"),
        (
            "1,1,a,1\n2,1,a,1",
            "c.csv:3: column priority: tie in priority: 1 in programme \"a\" is also that of applicant \"1\" (line 2)",
        ),
        ("1,1,a,1\n1,2,a,2", "c.csv:3: column programme: applicant \"1\" wishes \"a\" twice"),
        ("1,1,a,-1", "c.csv:2: column priority: -1 is negative"),
        ("1,x,a,1", "c.csv:2: column rank: \"x\" is not a whole number"),
        (",1,a,1", "c.csv:2: column applicant: is empty"),
        ("1,1,a", "c.csv:2: 3 fields, but the header has 4"),
    ] {
        bench.write("c.csv", &format!("{header}{row}\n"));
        let (_, err) = bench.expect(2, "allocate --programmes p.csv --choices c.csv --out o.csv");
        assert!(err.contains(place), "{row}: {err}");
        assert!(!bench.path("o.csv").exists(), "nothing is written");
    }
    let bench = Bench::new(&[
        ("n.csv", "programme,capacity\na,-1\nb,1\nc,1\n"),
        ("held.csv", "applicant,programme\n1,a\n1,b\n"),
    ]);
    let (_, err) = bench.expect(2, "allocate --programmes n.csv --choices c.csv --out o.csv");
    assert!(err.contains("n.csv:2: column capacity: -1 is negative"), "{err}");
    let (_, err) =
        bench.expect(2, "allocate --programmes p.csv --choices c.csv --current held.csv --out o.csv");
    assert!(err.contains("held.csv:3: column applicant: two seats held"), "{err}");
    let left: Vec<_> =
        fs::read_dir(bench.folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left.len(), 4, "no unfinished file is left: {left:?}");
}

#[test]
fn the_same_content_gives_the_same_bytes() {
    let bench = Bench::new(&[]);
    bench.expect(0, "allocate --programmes p.csv --choices c.csv --out o.csv");
    bench.expect(0, "allocate --programmes p.csv --choices c.csv --out o.csv.gz");
    bench.expect(0, "allocate --programmes p.csv --choices c.csv --out o.parquet");
    for name in ["o.csv.gz", "o.parquet"] {
        bench.expect(
            0,
            &format!(
                "verify allocation --programmes p.csv --choices c.csv --placement {name} --against o.csv"
            ),
        );
    }
    let mut rows: Vec<&str> = CHOICES.lines().skip(1).collect();
    rows.reverse();
    rows.swap(0, 3);
    bench.write("s.csv", &format!("\u{feff}applicant,rank,programme,priority\r\n{}\r\n", rows.join("\r\n")));
    bench.write("q.csv", "programme,capacity\nc,2\nb,1\na,1\n");
    bench.expect(0, "allocate --programmes q.csv --choices s.csv --out t.csv");
    assert_eq!(bench.read("t.csv"), PLACED, "order of rows, byte order mark and line ends mean nothing");
    bench.expect(0, "allocate --programmes q.csv --choices s.csv --out t.parquet");
    assert_eq!(fs::read(bench.path("t.parquet")).unwrap(), fs::read(bench.path("o.parquet")).unwrap());
}

#[test]
fn every_mechanism_passes_its_own_verifier() {
    let bench = Bench::new(&[
        ("now.csv", "applicant,programme\n10,b\n99,c\n"),
        ("r.csv", "programme,class,seats\na,k,1\n"),
        (
            "k.csv",
            "applicant,rank,programme,priority,class\n1,1,a,2,k\n1,2,b,1,k\n2,1,a,1,\n10,1,a,3,\n10,2,b,2,\n10,3,c,1,\n",
        ),
    ]);
    for mechanism in ["deferred-acceptance", "serial", "immediate", "top-trading-cycles"] {
        let files = format!("--programmes p.csv --choices c.csv --current now.csv --mechanism {mechanism}");
        bench.expect(0, &format!("allocate {files} --out o.csv"));
        bench.expect(0, &format!("verify allocation {files} --placement o.csv"));
        assert!(bench.read("o.csv").contains("\n99,c,\n"), "a kept seat that was not wished has no rank");
    }
    let files = "--programmes p.csv --choices k.csv --reserves r.csv";
    bench.expect(0, &format!("allocate {files} --reserve-precedence reserve-first --out o.csv"));
    assert!(bench.read("o.csv").contains("1,a,1"), "the seat is kept for the class");
    bench.expect(0, &format!("verify allocation {files} --placement o.csv"));
    let (_, err) = bench.expect(2, &format!("allocate {files} --mechanism top-trading-cycles --out o.csv"));
    assert!(err.contains("no accepted meaning"), "{err}");
}

#[test]
fn ties_are_drawn_by_lot_and_siblings_are_kept_together() {
    let bench = Bench::new(&[
        ("seed", "thirty-two bytes or more of chance"),
        ("t.csv", "applicant,rank,programme,priority\n1,1,a,1\n2,1,a,1\n3,1,a,1\n"),
        ("h.csv", "programme,capacity,site\na1,1,A\na2,1,A\nb1,1,B\nb2,1,B\n"),
        ("f.csv", "applicant,rank,programme,priority\nx,1,a1,1\nx,2,b1,1\ny,1,a2,2\ny,2,b2,1\nz,1,a2,1\n"),
        ("s.csv", "applicant,family,wish\nx,f,together\ny,f,together\n"),
    ]);
    bench.expect(2, "allocate --programmes p.csv --choices t.csv --out o.csv");
    let (out, _) =
        bench.expect(0, "allocate --programmes p.csv --choices t.csv --lottery seed --out o.csv --json");
    let figures: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(figures["lottery_commitment"].as_str().map(str::len), Some(64));
    bench.expect(0, "verify allocation --programmes p.csv --choices t.csv --lottery seed --placement o.csv");
    let files = "--programmes h.csv --choices f.csv --siblings s.csv";
    bench.expect(0, &format!("allocate {files} --out o.csv"));
    assert_eq!(bench.read("o.csv"), "applicant,programme,rank\nx,b1,2\ny,b2,2\nz,a2,1\n");
    bench.expect(0, &format!("verify allocation {files} --placement o.csv"));
}

/// A market of some size with classes and ties, the same in every run.
fn town(children: u64) -> (String, String) {
    let (mut choices, mut state) = ("applicant,rank,programme,priority,class\n".to_owned(), 7u64);
    let mut draw = |limit: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % limit
    };
    let programmes = children / 20 + 3;
    for child in 0..children {
        let (first, class) = (draw(programmes), ["", "privileged"][usize::from(draw(5) == 0)]);
        for rank in 1..=3 {
            let programme = (first + rank) % programmes;
            writeln!(choices, "{child},{rank},p{programme},{},{class}", child * 7919 % 100_003).unwrap();
        }
    }
    let seats = (0..programmes)
        .fold("programme,capacity\n".to_owned(), |text, at| text + &format!("p{at},{}\n", 10 + at % 9));
    (seats, choices)
}

#[test]
fn every_form_of_file_gives_the_same_placement() {
    let bench = Bench::new(&[]);
    let (programmes, choices) = town(400);
    bench.write("p.csv", &programmes);
    bench.write("c.csv", &choices);
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packed.write_all(choices.as_bytes()).unwrap();
    let packed = packed.finish().unwrap();
    fs::write(bench.path("c.csv.gz"), &packed).unwrap();
    bench.expect(0, "allocate --programmes p.csv --choices c.csv --out o.csv");
    let expected = bench.read("o.csv");
    bench.expect(0, "allocate --programmes p.csv --choices c.csv.gz --out g.csv");
    assert_eq!(bench.read("g.csv"), expected);

    // Our own Parquet comes back as a placement, as seats held today and, in every form, as the same rows.
    bench.expect(0, "allocate --programmes p.csv --choices c.csv --out o.parquet");
    bench.expect(0, "allocate --programmes p.csv --choices c.csv --out o.csv.gz");
    for form in ["csv", "csv.gz", "parquet"] {
        let files = "--programmes p.csv --choices c.csv";
        bench.expect(0, &format!("verify allocation {files} --placement o.{form}"));
        bench.expect(0, &format!("allocate {files} --current o.{form} --out n.csv"));
        assert_eq!(bench.read("n.csv"), expected, "a fair placement is kept by those who hold it: {form}");
    }

    // A file cut in the middle is no file.
    fs::write(bench.path("cut.csv.gz"), &packed[..packed.len() / 2]).unwrap();
    let (_, err) = bench.expect(2, "allocate --programmes p.csv --choices cut.csv.gz --out x.csv");
    assert!(err.contains("cut.csv.gz"), "{err}");
    let parquet = fs::read(bench.path("o.parquet")).unwrap();
    fs::write(bench.path("cut.parquet"), &parquet[..parquet.len() / 2]).unwrap();
    let (_, err) =
        bench.expect(2, "verify allocation --programmes p.csv --choices c.csv --placement cut.parquet");
    assert!(err.contains("cut.parquet"), "{err}");
    assert!(!bench.path("x.csv").exists());
}

#[test]
fn choices_in_parquet_are_read_as_those_in_csv() {
    let bench = Bench::new(&[]);
    let (programmes, choices) = town(200);
    bench.write("p.csv", &programmes);
    bench.write("c.csv", &choices);
    let rows: Vec<Vec<&str>> = choices.lines().skip(1).map(|row| row.split(',').collect()).collect();
    let whole = |at: usize| -> ArrayRef {
        Arc::new(rows.iter().map(|row| row[at].parse::<i64>().ok()).collect::<Int64Array>())
    };
    let text = |at: usize| -> ArrayRef {
        Arc::new(
            rows.iter().map(|row| Some(row[at]).filter(|text| !text.is_empty())).collect::<StringArray>(),
        )
    };
    let batch = RecordBatch::try_from_iter_with_nullable([
        ("class", text(4), true),
        ("priority", whole(3), true),
        ("programme", text(2), true),
        ("rank", whole(1), true),
        ("applicant", whole(0), true),
    ])
    .unwrap();
    let file = fs::File::create(bench.path("c.parquet")).unwrap();
    let mut writer = parquet::arrow::ArrowWriter::try_new(file, batch.schema(), None).unwrap();
    writer.write(&batch).unwrap();
    writer.close().unwrap();
    bench.expect(0, "allocate --programmes p.csv --choices c.csv --ratio privileged=1:3 --out a.csv");
    bench.expect(0, "allocate --programmes p.csv --choices c.parquet --ratio privileged=1:3 --out b.csv");
    assert_eq!(bench.read("a.csv"), bench.read("b.csv"));
}

#[test]
fn a_ratio_calls_the_class_and_the_verifier_follows_it() {
    let bench = Bench::new(&[
        ("p.csv", "programme,capacity\na,4\n"),
        (
            "c.csv",
            "applicant,rank,programme,priority,class\n1,1,a,1,\n2,1,a,2,\n3,1,a,3,\n4,1,a,4,\n5,1,a,5,k\n",
        ),
    ]);
    let files = "--programmes p.csv --choices c.csv";
    bench.expect(0, &format!("allocate {files} --out o.csv"));
    assert!(bench.read("o.csv").ends_with("\n5,,\n"), "by priority alone the fifth is not called");
    let (_, err) = bench.expect(0, &format!("allocate {files} --ratio k=1:3 --out o.csv"));
    assert!(bench.read("o.csv").ends_with("\n4,,\n5,a,1\n"), "among the first four one is of the class");
    assert!(err.contains("merged call order (k=1:3)"), "{err}");
    bench.expect(0, &format!("verify allocation {files} --ratio k=1:3 --placement o.csv"));
    bench.expect(1, &format!("verify allocation {files} --placement o.csv"));
    for (ratio, says) in
        [("k", "say it like"), ("z=1:3", "no row of the choices has the class"), ("k=0:0", "say it like")]
    {
        let (_, err) = bench.expect(2, &format!("allocate {files} --ratio {ratio} --out o.csv"));
        assert!(err.contains(says), "{ratio}: {err}");
    }
}

#[test]
fn seats_held_today_are_never_lost() {
    let bench = Bench::new(&[("now.csv", "applicant,programme\n1,a\n10,b\n")]);
    let files = "--programmes p.csv --choices c.csv --current now.csv";
    let (_, err) = bench.expect(0, &format!("allocate {files} --out o.csv"));
    assert_eq!(bench.read("o.csv"), "applicant,programme,rank\n1,a,1\n2,,\n10,b,2\n");
    assert!(err.contains("0 moved to a better one and 2 keep theirs"), "{err}");
    bench.write("w.csv", "applicant,programme,rank\n1,b,2\n2,a,1\n10,c,3\n");
    let answer = bench.json(1, &format!("verify allocation {files} --placement w.csv"));
    assert_eq!(answer["lost_transfers"], 2, "the fair placement without seats held takes two away: {answer}");
    let (out, _) = bench.expect(1, &format!("verify allocation {files} --placement w.csv"));
    assert!(out.contains("1 held a seat in a and now sits in b"), "{out}");
}

#[test]
fn the_precedence_of_a_reserve_is_told_apart() {
    let bench = Bench::new(&[
        ("p.csv", "programme,capacity\na,2\n"),
        ("c.csv", "applicant,rank,programme,priority,class\n1,1,a,1,k\n2,1,a,2,\n3,1,a,3,k\n"),
        ("r.csv", "programme,class,seats\na,k,1\n"),
    ]);
    let files = "--programmes p.csv --choices c.csv --reserves r.csv";
    for (precedence, seated) in [("reserve-first", "2,a,1\n3,,"), ("open-first", "2,,\n3,a,1")] {
        bench
            .expect(0, &format!("allocate {files} --reserve-precedence {precedence} --out {precedence}.csv"));
        assert!(bench.read(&format!("{precedence}.csv")).contains(seated), "{precedence}");
        let answer = bench.json(0, &format!("verify allocation {files} --placement {precedence}.csv"));
        assert_eq!(answer["reserve_precedence"], precedence, "found out without being told");
    }
    bench.expect(
        1,
        &format!("verify allocation {files} --reserve-precedence open-first --placement reserve-first.csv"),
    );
    for (row, says) in [
        ("z,k,1", "r.csv:2: column programme: unknown programme \"z\""),
        ("a,k,3", "r.csv:2: column seats: 3 seats are kept in \"a\", which has 2"),
        ("a,,1", "r.csv:2: column class: is empty"),
        ("a,k,1\na,k,1", "r.csv:3: column class: the same programme and class as on line 2"),
    ] {
        bench.write("r.csv", &format!("programme,class,seats\n{row}\n"));
        let (_, err) = bench.expect(2, &format!("allocate {files} --out o.csv"));
        assert!(err.contains(says), "{row}: {err}");
    }
}

#[test]
fn refusals_move_the_next_in_line_up() {
    let bench = Bench::new(&[("refused.csv", "applicant,programme\n2,a\n")]);
    let files = "--programmes p.csv --choices c.csv";
    bench.expect(0, &format!("allocate {files} --out o.csv"));
    let rematch = format!("rematch {files} --placement o.csv --refused refused.csv");
    let figures = bench.json(0, &format!("{rematch} --out n.csv"));
    assert_eq!(bench.read("n.csv"), "applicant,programme,rank\n1,a,1\n2,,\n10,b,2\n");
    assert_eq!(figures["changes"][0], serde_json::json!({"applicant": "1", "from": "b", "to": "a"}));
    bench.expect(0, &format!("verify allocation {files} --refused refused.csv --placement n.csv"));
    bench.expect(1, &format!("verify allocation {files} --placement n.csv"));
    let figures = bench.json(0, &format!("{rematch} --move-nobody --out m.csv"));
    assert_eq!(bench.read("m.csv"), "applicant,programme,rank\n1,b,2\n2,,\n10,c,3\n");
    assert_eq!(figures["blocking_pairs"], 2, "the seat stays free for two who would rather have it");

    // The next refusal is added to the same file; the first one stays in force.
    bench.write("refused.csv", "applicant,programme\n1,\n2,a\n");
    let figures =
        bench.json(0, &format!("rematch {files} --placement n.csv --refused refused.csv --out l.csv"));
    assert_eq!((&figures["refusals"], &figures["earlier_refusals"]), (&1.into(), &1.into()));
    assert_eq!(bench.read("l.csv"), "applicant,programme,rank\n1,,\n2,,\n10,a,1\n");
    bench.expect(0, &format!("verify allocation {files} --refused refused.csv --placement l.csv"));

    for (row, says) in [
        ("7,a", "refused.csv:2: column applicant: unknown applicant \"7\""),
        ("1,z", "refused.csv:2: column programme: unknown programme \"z\""),
        ("1,c", "refused.csv:2: column programme: applicant \"1\" did not wish \"c\""),
        ("1,a\n1,a", "refused.csv:3: column applicant: applicant \"1\" refuses the same thing twice"),
    ] {
        bench.write("refused.csv", &format!("applicant,programme\n{row}\n"));
        let (_, err) = bench.expect(2, &format!("{rematch} --out x.csv"));
        assert!(err.contains(says), "{row}: {err}");
    }
    bench.write("refused.csv", "applicant,programme\n");
    bench.write("w.csv", "applicant,programme\n1,a\n2,\n10,c\n");
    let (_, err) =
        bench.expect(2, &format!("rematch {files} --placement w.csv --refused refused.csv --out x.csv"));
    assert!(err.contains("w.csv: not what the mechanism promises"), "{err}");
    let (_, err) = bench.expect(2, &format!("{rematch} --mechanism immediate --out x.csv"));
    assert!(
        err.contains("immediate") || err.contains("only deferred acceptance") || err.contains("not what"),
        "{err}"
    );
    assert!(!bench.path("x.csv").exists());
}

#[test]
fn hostile_files_are_refused_with_a_reason() {
    let bench = Bench::new(&[]);
    let header = "applicant,rank,programme,priority\n";
    let cases: [(&[u8], &str); 9] = [
        (b"", "c.csv"),
        (b"applicant,rank,programme\n1,1,a\n", "priority"),
        (b"applicant,rank,programme,priority,rank\n1,1,a,1,2\n", "rank"),
        (b"applicant,rank,programme,priority\n1,1,a,99999999999999999999\n", "c.csv:2: column priority"),
        (
            b"applicant,rank,programme,priority\n1,1,a,4294967295\n",
            "c.csv:2: column priority: 4294967295 is too large",
        ),
        (b"applicant,rank,programme,priority\n1,70000,a,1\n", "c.csv:2: column rank: 70000 is too large"),
        (b"applicant,rank,programme,priority\n1,0,a,1\n", "c.csv:2: column rank: 0 is no rank"),
        (
            b"applicant,rank,programme,priority\n1,1,a,1e3\n",
            "c.csv:2: column priority: \"1e3\" is not a whole number",
        ),
        (b"applicant,rank,programme,priority\n\"1,1,a,1\n", "c.csv"),
    ];
    for (bytes, says) in cases {
        fs::write(bench.path("c.csv"), bytes).unwrap();
        let (_, err) = bench.expect(2, "allocate --programmes p.csv --choices c.csv --out o.csv");
        assert!(err.contains(says), "{}: {err}", String::from_utf8_lossy(bytes));
        assert!(!err.contains("panicked"), "{err}");
        assert!(!bench.path("o.csv").exists());
    }
    // Nobody wishes for anything: an empty placement is a right one.
    bench.write("c.csv", header);
    bench.expect(0, "allocate --programmes p.csv --choices c.csv --out o.csv");
    assert_eq!(bench.read("o.csv"), "applicant,programme,rank\n");
    // Names that a spreadsheet or a shell would take for something else come back as they were.
    bench.write("p.csv", "programme,capacity\n\"a,\"\"1\"\"\",1\n=cmd(),1\n");
    bench.write("c.csv", &format!("{header}\"x\ny\",1,\"a,\"\"1\"\"\",1\n'; --,1,=cmd(),1\n"));
    bench.expect(0, "allocate --programmes p.csv --choices c.csv --out o.csv");
    assert_eq!(bench.read("o.csv"), "applicant,programme,rank\n'; --,=cmd(),1\n\"x\ny\",\"a,\"\"1\"\"\",1\n");
    bench.expect(0, "verify allocation --programmes p.csv --choices c.csv --placement o.csv");
    for line in [
        "allocate --programmes p.csv --choices c.txt --out o.csv",
        "allocate --programmes p.csv --choices gone.csv --out o.csv",
        "allocate --programmes p.csv --choices c.csv --out nowhere/o.csv",
        "allocate --programmes p.csv --choices c.csv --mechanism best --out o.csv",
        "allocate --programmes p.csv --choices c.csv --order c.csv --out o.csv",
        "allocate --programmes p.csv --choices c.csv --json",
        "allocate --programmes p.csv --choices c.csv --reserve-precedence open-first --out o.csv",
        "verify allocation --programmes p.csv --choices c.csv --placement o.csv --explain nobody",
    ] {
        let (_, err) = bench.expect(2, line);
        assert!(!err.is_empty() && !err.contains("panicked"), "{line}: {err}");
    }
}

#[test]
fn serial_order_follows_the_order_that_is_given() {
    let bench = Bench::new(&[("order.csv", "applicant,place\n10,1\n1,2\n2,3\n")]);
    let files = "--programmes p.csv --choices c.csv --mechanism serial --order order.csv";
    bench.expect(0, &format!("allocate {files} --out o.csv"));
    assert_eq!(bench.read("o.csv"), "applicant,programme,rank\n1,b,2\n2,,\n10,a,1\n");
    bench.expect(0, &format!("verify allocation {files} --placement o.csv"));
    for (rows, says) in [
        ("10,1\n1,1\n2,3\n", "order.csv:3: column place: 1 is also the place on line 2"),
        ("10,1\n1,2\n", "order.csv: column applicant: applicant \"2\" has no place in the order"),
        ("11,1\n", "order.csv:2: column applicant: unknown applicant \"11\""),
    ] {
        bench.write("order.csv", &format!("applicant,place\n{rows}"));
        let (_, err) = bench.expect(2, &format!("allocate {files} --out x.csv"));
        assert!(err.contains(says), "{rows}: {err}");
    }
}

/// Ctrl-C while a large file is read: gone within a second, nothing left, the old result untouched. And no bars where
/// nobody looks at them.
#[cfg(unix)]
#[test]
fn an_interrupt_leaves_nothing_behind() {
    let bench = Bench::new(&[("o.csv", "the result of yesterday")]);
    let (programmes, choices) = town(300_000);
    bench.write("p.csv", &programmes);
    bench.write("c.csv", &choices);
    let files = |bench: &Bench| {
        let mut names: Vec<_> = fs::read_dir(bench.folder.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort_unstable();
        names
    };
    let before = files(&bench);
    let child = Command::new(env!("CARGO_BIN_EXE_sadok"))
        .args(["allocate", "--programmes", "p.csv", "--choices", "c.csv", "--out", "o.csv"])
        .current_dir(&bench.folder)
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let started = Instant::now();
    while files(&bench) == before {
        assert!(started.elapsed() < Duration::from_secs(20), "it never began to work");
        std::thread::sleep(Duration::from_millis(5));
    }
    let interrupt = Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    assert!(interrupt.success());
    let asked = Instant::now();
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(130));
    assert!(asked.elapsed() < Duration::from_secs(5), "prompt: {:?}", asked.elapsed());
    let err = String::from_utf8(output.stderr).unwrap();
    assert!(err.contains("interrupted, nothing was written"), "{err}");
    assert!(!err.contains('\u{1b}') && !err.contains('\r'), "no bars where nobody looks: {err:?}");
    assert_eq!(files(&bench), before);
    assert_eq!(bench.read("o.csv"), "the result of yesterday");
}
