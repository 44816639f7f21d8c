//! `sadok user` through the program itself: what it does, what it prints, and how it ends.

use std::io::Write as _;
use std::process::{Command, Stdio};

const PASSWORD: &str = "три слова разом";

/// Exit code, standard output, standard error.
fn sadok(data: &std::path::Path, args: &[&str], input: &str) -> (i32, String, String) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_sadok"))
        .args(args)
        .arg("--data")
        .arg(data)
        .env_remove("RUST_LOG")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A command that reads nothing may have closed its end already.
    let _ = child.stdin.take().unwrap().write_all(format!("{input}\n").as_bytes());
    let done = child.wait_with_output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (done.status.code().unwrap(), text(done.stdout), text(done.stderr))
}

#[test]
fn an_account_is_made_appointed_blocked_and_let_in_again() {
    let folder = tempfile::tempdir().unwrap();
    let run = |args: &[&str], input: &str| sadok(folder.path(), args, input);
    let yes = |args: &[&str], input: &str| {
        let (code, out, err) = run(args, input);
        assert_eq!(code, 0, "{args:?}: {err}");
        out
    };
    yes(&["user", "add", "chief", "--name", "Ірина Адмін", "--role", "system_admin"], PASSWORD);
    let id = yes(&["user", "add", "olena", "--name", "Олена", "--role", "auditor", "--lang", "en"], PASSWORD);
    yes(&["user", "role", "grant", "olena", "call_centre"], "");
    let list = yes(&["user", "list"], "");
    assert_eq!(
        list,
        "chief\tІрина Адмін\tactive\tsystem_admin\nolena\tОлена\tactive\tauditor, call_centre\n"
    );
    yes(&["user", "role", "revoke", "olena", "auditor"], "");
    yes(&["user", "block", "olena"], "");
    yes(&["user", "password", "OLENA"], "чотири інші слова разом");
    let list: serde_json::Value = serde_json::from_str(&yes(&["user", "list", "--json"], "")).unwrap();
    let olena = &list["items"][1];
    assert_eq!((olena["id"].as_str().unwrap(), &olena["blocked"]), (id.trim(), &true.into()));
    assert_eq!(olena["roles"], serde_json::json!(["call_centre"]));
    yes(&["user", "unblock", "olena"], "");
    let token = yes(&["user", "token", "olena", "--name", "звіт", "--days", "30"], "");
    assert!(token.trim().len() >= 40, "{token}");
    assert!(!yes(&["user", "list"], "").contains("blocked"));
}

#[test]
fn bad_input_is_named_and_nothing_is_done() {
    let folder = tempfile::tempdir().unwrap();
    let run = |args: &[&str], input: &str| sadok(folder.path(), args, input);
    let add = ["user", "add", "chief", "--name", "Ірина", "--role", "system_admin"];
    assert_eq!(run(&add, PASSWORD).0, 0);
    let nothing = "00000000-0000-7000-8000-000000000000";
    let cases: &[(&[&str], &str, &str)] = &[
        (&add, PASSWORD, "taken"),
        (&["user", "add", "x", "--name", "Ікс", "--role", "auditor"], PASSWORD, "3"),
        (&["user", "add", "other", "--name", "Ікс", "--role", "auditor"], "", "password"),
        (&["user", "add", "other", "--name", "Ікс", "--role", "auditor"], "коротке", "password"),
        (&["user", "add", "other", "--name", " ", "--role", "auditor"], PASSWORD, "name"),
        (&["user", "add", "other", "--name", "Ікс", "--role", "king"], PASSWORD, "king"),
        (&["user", "add", "other", "--name", "Ікс", "--role", "parent"], PASSWORD, "parent"),
        (&["user", "add", "other", "--name", "Ікс", "--role", "head"], PASSWORD, "kindergarten"),
        (&["user", "add", "other", "--name", "Ікс", "--role", "auditor", "--lang", "fr"], PASSWORD, "fr"),
        (&["user", "add", "other", "--name", "Ікс", "--role", "head", "--kindergarten", "x"], PASSWORD, "x"),
        (
            &["user", "add", "other", "--name", "Ікс", "--role", "head", "--kindergarten", nothing],
            PASSWORD,
            "kindergarten",
        ),
        (&["user", "role", "grant", "nobody", "auditor"], "", "nobody"),
        (&["user", "role", "grant", "chief", "system_admin"], "", "already"),
        (&["user", "role", "grant", "chief", "commission", "--district", nothing], "", "district"),
        (&["user", "role", "revoke", "chief", "auditor"], "", "does not hold"),
        (&["user", "role", "revoke", "chief", "system_admin"], "", "administrator"),
        (&["user", "block", "chief"], "", "administrator"),
        (&["user", "block", "nobody"], "", "nobody"),
        (&["user", "password", "nobody"], PASSWORD, "nobody"),
        (&["user", "password", "chief"], "chief", "password"),
        (&["user", "password", "chief", "--password", "argument"], "", "--password"),
        (&["user", "token", "chief", "--name", "", "--days", "1"], "", "name"),
        (&["user", "token", "chief", "--name", "звіт", "--days", "0"], "", "days"),
        (&["user", "token", "chief", "--name", "звіт", "--days", "9999"], "", "days"),
        (&["user", "token", "nobody", "--name", "звіт"], "", "nobody"),
    ];
    for (args, input, expected) in cases {
        let (code, out, err) = run(args, input);
        assert_eq!((code, out.as_str()), (2, ""), "{args:?}: {err}");
        assert!(err.to_lowercase().contains(expected), "{args:?} does not say {expected:?}: {err}");
    }
    assert_eq!(run(&["user", "list"], "").1, "chief\tІрина\tactive\tsystem_admin\n");
}
