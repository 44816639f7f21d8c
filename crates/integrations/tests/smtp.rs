//! Real SMTP against a small server that keeps what it is told.

use std::sync::{Arc, Mutex};

use integrations::{SmtpMail, SmtpSetup};
use services::ports::{Mail, MailPort, SendError};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpListener;

/// Listens on a free port and answers `rcpt` to every recipient; returns its address and what it was told.
async fn server(rcpt: &'static str) -> (String, Arc<Mutex<Vec<String>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let told = Arc::new(Mutex::new(Vec::new()));
    let keeps = Arc::clone(&told);
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let (read, mut write) = stream.into_split();
            let mut lines = BufReader::new(read).lines();
            write.write_all(b"220 sink\r\n").await.unwrap();
            let mut data = false;
            while let Ok(Some(line)) = lines.next_line().await {
                let answer = match line.split(' ').next().unwrap_or_default() {
                    _ if data && line != "." => "",
                    "." => "250 taken\r\n",
                    "EHLO" => "250-sink\r\n250 8BITMIME\r\n",
                    "RCPT" => rcpt,
                    "DATA" => "354 go on\r\n",
                    "QUIT" => "221 bye\r\n",
                    _ => "250 fine\r\n",
                };
                data = if data { line != "." } else { line == "DATA" };
                keeps.lock().unwrap().push(line);
                if write.write_all(answer.as_bytes()).await.is_err() {
                    break;
                }
            }
        }
    });
    (format!("smtp://{address}"), told)
}

fn mail() -> Mail {
    Mail {
        id: uuid::Uuid::from_u128(7),
        to: "olena@example.com".into(),
        subject: "Запрошення до садка".into(),
        text: "Для вашої дитини є місце.\n".into(),
    }
}

fn by(url: String) -> SmtpMail {
    SmtpMail::new(&SmtpSetup { url, from: "Садок <no-reply@sadok.example>".into() }).unwrap()
}

#[tokio::test]
async fn a_mail_arrives_with_its_own_id() {
    let (url, told) = server("250 ok\r\n").await;
    by(url).send(&mail()).await.unwrap();
    let told = told.lock().unwrap().join("\n");
    assert!(told.contains("RCPT TO:<olena@example.com>"), "{told}");
    assert!(told.contains("Message-ID: <00000000-0000-0000-0000-000000000007@sadok.example>"), "{told}");
    assert!(told.contains("Auto-Submitted: auto-generated"), "{told}");
    assert!(told.contains("Content-Type: text/plain; charset=utf-8"), "{told}");
    assert!(told.contains("0JTQu9GPINCy0LDRiNC+0Zcg0LTQuNGC0LjQvdC4INGUINC80ZbRgdGG0LUuDQo="), "{told}");
}

#[tokio::test]
async fn a_lasting_refusal_is_the_end_and_a_passing_one_is_not() {
    let (url, _) = server("550 no such mailbox\r\n").await;
    let answer = by(url).send(&mail()).await;
    assert!(matches!(&answer, Err(SendError::Never(why)) if why.contains("no such mailbox")), "{answer:?}");
    let (url, _) = server("451 try later\r\n").await;
    let answer = by(url).send(&mail()).await;
    assert!(matches!(answer, Err(SendError::Later(_))), "{answer:?}");
    let (url, _) = server("535 wrong password\r\n").await;
    let answer = by(url).send(&mail()).await;
    assert!(matches!(answer, Err(SendError::Later(_))), "our own trouble gives no mail up: {answer:?}");
}

#[tokio::test]
async fn a_server_that_is_away_is_tried_again() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("smtp://{}", listener.local_addr().unwrap());
    drop(listener);
    let answer = by(url).send(&mail()).await;
    assert!(matches!(answer, Err(SendError::Later(_))), "{answer:?}");
}

#[tokio::test]
async fn tls_that_is_required_and_not_offered_sends_nothing() {
    let (url, told) = server("250 ok\r\n").await;
    let answer = by(format!("{url}?tls=required")).send(&mail()).await;
    assert!(matches!(answer, Err(SendError::Later(_))), "{answer:?}");
    assert!(!told.lock().unwrap().iter().any(|line| line.starts_with("MAIL")), "nothing left in clear");
}

#[tokio::test]
async fn bad_addresses_and_setups_are_told() {
    let (url, _) = server("250 ok\r\n").await;
    for to in ["", "olena", "a@b@c", "olena@example.com\r\nRCPT TO:<x@example.com>"] {
        let answer = by(url.clone()).send(&Mail { to: to.into(), ..mail() }).await;
        assert!(matches!(answer, Err(SendError::Never(_))), "{to:?}: {answer:?}");
    }
    let wrong = SmtpSetup { url: "ftp://user:secret@host".into(), from: "a@example.com".into() };
    let error = SmtpMail::new(&wrong).unwrap_err().to_string();
    assert!(!error.contains("secret"), "{error}");
    assert!(SmtpMail::new(&SmtpSetup { url, from: "nobody".into() }).is_err());
}
