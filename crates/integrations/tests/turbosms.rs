//! The SMS gateway against a small HTTP server that answers as it is told.

use std::sync::{Arc, Mutex};

use integrations::{Simulator, TurboSms, TurboSmsSetup};
use services::ports::{SendError, Sms, SmsPort};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

async fn gateway(status: &'static str, body: &'static str) -> (TurboSms, Arc<Mutex<String>>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/", listener.local_addr().unwrap());
    let told = Arc::new(Mutex::new(String::new()));
    let keeps = Arc::clone(&told);
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let mut request = Vec::new();
            let mut piece = [0; 4096];
            while !whole(&request) {
                match stream.read(&mut piece).await {
                    Ok(0) | Err(_) => break,
                    Ok(count) => request.extend_from_slice(&piece[..count]),
                }
            }
            *keeps.lock().unwrap() = String::from_utf8(request).unwrap();
            let answer = format!(
                "HTTP/1.1 {status}\r\ncontent-type: application/json\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}",
                body.len()
            );
            let _ = stream.write_all(answer.as_bytes()).await;
        }
    });
    let setup = TurboSmsSetup { url, token: "secret-token".into(), sender: "SADOK".into() };
    (TurboSms::new(&setup).unwrap(), told)
}

/// Whether the request has come as far as its length says.
fn whole(request: &[u8]) -> bool {
    let text = String::from_utf8_lossy(request);
    let Some((head, body)) = text.split_once("\r\n\r\n") else { return false };
    let length = head.lines().find_map(|line| {
        line.to_ascii_lowercase().strip_prefix("content-length: ").and_then(|length| length.parse().ok())
    });
    length.is_some_and(|length: usize| body.len() >= length)
}

fn sms() -> Sms {
    Sms {
        id: uuid::Uuid::from_u128(7), to: "380671234567".into(), text: "Запрошення до садка".into()
    }
}

#[tokio::test]
async fn an_sms_is_handed_over_with_its_own_id() {
    let (sender, told) =
        gateway("200 OK", r#"{"response_code":0,"response_status":"OK","response_result":null}"#).await;
    sender.send(&sms()).await.unwrap();
    let told = told.lock().unwrap().clone();
    assert!(told.starts_with("POST /message/send.json HTTP/1.1"), "{told}");
    assert!(told.to_ascii_lowercase().contains("authorization: bearer secret-token"), "{told}");
    let (_, body) = told.split_once("\r\n\r\n").unwrap();
    let body: serde_json::Value = serde_json::from_str(body).unwrap();
    let expected = serde_json::json!({
        "recipients": ["380671234567"],
        "sms": {"sender": "SADOK", "text": "Запрошення до садка"},
        "sequence_id": "00000000-0000-0000-0000-000000000007",
    });
    assert_eq!(body, expected);
}

#[tokio::test]
async fn answers_of_the_gateway_are_told_apart() {
    for (status, body, taken, never) in [
        ("200 OK", r#"{"response_code":800,"response_status":"SUCCESS_MESSAGE_ACCEPTED"}"#, true, false),
        (
            "200 OK",
            r#"{"response_code":801,"response_status":"SUCCESS_MESSAGE_SENT","response_result":[{"phone":"380671234567","response_code":0}]}"#,
            true,
            false,
        ),
        (
            "200 OK",
            r#"{"response_code":802,"response_result":[{"response_code":404,"response_status":"NOT_ALLOWED_RECIPIENT_COUNTRY"}]}"#,
            false,
            true,
        ),
        ("200 OK", r#"{"response_code":103,"response_status":"REQUIRED_TOKEN"}"#, false, false),
        ("429 Too Many Requests", "{}", false, false),
        ("500 Internal Server Error", "oops", false, false),
        ("200 OK", "not json", false, false),
        ("302 Found", "", false, false),
    ] {
        let (sender, _) = gateway(status, body).await;
        let answer = sender.send(&sms()).await;
        assert_eq!(answer.is_ok(), taken, "{status} {body}: {answer:?}");
        assert_eq!(matches!(answer, Err(SendError::Never(_))), never, "{status} {body}: {answer:?}");
        assert!(!format!("{answer:?}").contains("secret-token"));
    }
}

#[tokio::test]
async fn a_gateway_that_is_away_is_tried_again() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/", listener.local_addr().unwrap());
    drop(listener);
    let setup = TurboSmsSetup { url, token: "t".into(), sender: "s".into() };
    let answer = TurboSms::new(&setup).unwrap().send(&sms()).await;
    assert!(matches!(answer, Err(SendError::Later(_))), "{answer:?}");
    assert!(TurboSms::new(&TurboSmsSetup { token: String::new(), ..setup }).is_err());
    Simulator.send(&sms()).await.unwrap();
}
