//! A forgotten password: the link by e-mail.

use std::sync::Mutex;

use async_trait::async_trait;
use domain::accounts::{Actor, Role, Scope, Via};
use jiff::ToSpan;
use services::{
    accounts::{self, Details, StaffMember},
    notifications,
    ports::{Mail, MailPort, SendError, Sms, SmsPort},
};
use storage::{
    accounts::password_reset,
    notifications::message,
    sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter},
};

use crate::stage::{PASSWORD, Stage, new_account, on_both, own, refused};

const NEW: &str = "п’ять котів під дахом";

/// Takes everything and remembers mail.
#[derive(Debug, Default)]
struct Post(Mutex<Vec<Mail>>);

#[async_trait]
impl MailPort for Post {
    async fn send(&self, mail: &Mail) -> Result<(), SendError> {
        self.0.lock().unwrap().push(mail.clone());
        Ok(())
    }
}

#[async_trait]
impl SmsPort for Post {
    async fn send(&self, _: &Sms) -> Result<(), SendError> {
        Ok(())
    }
}

/// Sends what waits and returns it.
async fn mail(stage: &Stage) -> Vec<Mail> {
    let post = Post::default();
    while !notifications::deliver_due(&stage.app, &post, &post).await.unwrap().is_idle() {}
    post.0.into_inner().unwrap()
}

async fn ask(stage: &Stage, name: &str) -> Result<(), services::Error> {
    accounts::ask_reset(&stage.app, name, Some("192.0.2.7")).await
}

fn token(mail: &Mail) -> String {
    let (_, rest) = mail.text.split_once("https://sadok.example/sign-in/new-password/").unwrap();
    rest.chars().take_while(char::is_ascii_hexdigit).collect()
}

/// The tokens of the letters that wait, after a request.
async fn asked(stage: &Stage, name: &str) -> Vec<String> {
    ask(stage, name).await.unwrap();
    mail(stage).await.iter().map(token).collect()
}

async fn sign_in(stage: &Stage, login: &str, password: &str) -> Result<accounts::SignedIn, services::Error> {
    accounts::sign_in(&stage.app, login, password.into(), None, "").await
}

async fn reset(stage: &Stage, token: &str) -> Result<(), services::Error> {
    accounts::reset_password(&stage.app, token, NEW.into()).await
}

#[tokio::test]
async fn a_link_sets_a_new_password_once_ends_sessions_and_tells_the_owner() {
    on_both(async |stage| {
        let parent = stage.parent("olena").await;
        let session = sign_in(&stage, "olena", PASSWORD).await.unwrap().token;
        let tokens = asked(&stage, " Olena ").await;
        assert_eq!((tokens.len(), tokens[0].len()), (1, 64));
        assert_eq!(accounts::reset_account(&stage.app, &tokens[0]).await.unwrap(), "olena");
        sign_in(&stage, "olena", PASSWORD).await.unwrap();
        let weak = accounts::reset_password(&stage.app, &tokens[0], "qwerty12345".into()).await;
        assert_eq!(refused(weak), "password-common");
        reset(&stage, &tokens[0]).await.unwrap();
        assert!(accounts::find_session(&stage.app, &session, Via::Web).await.unwrap().is_none());
        assert_eq!(refused(sign_in(&stage, "olena", PASSWORD).await), "sign-in-failed");
        sign_in(&stage, "olena", NEW).await.unwrap();
        assert_eq!(refused(reset(&stage, &tokens[0]).await), "reset-link-void");
        assert_eq!(refused(accounts::reset_account(&stage.app, &tokens[0]).await), "reset-link-void");
        let told = mail(&stage).await;
        assert_eq!((told.len(), told[0].to.as_str()), (1, "olena@example.com"));
        assert!(told[0].text.contains("/sign-in/forgotten"), "{}", told[0].text);
        let cabinet = notifications::messages(&stage.app, &parent, None, 9).await.unwrap();
        assert_eq!(cabinet.iter().map(|line| line.kind.as_str()).collect::<Vec<_>>(), ["password_changed"]);
    })
    .await;
}

#[tokio::test]
async fn neither_the_link_nor_its_letter_can_be_read_in_the_database() {
    on_both(async |stage| {
        stage.parent("olena").await;
        ask(&stage, "olena").await.unwrap();
        let kept = message::Entity::find().all(stage.app.reader()).await.unwrap();
        let links = password_reset::Entity::find().all(stage.app.reader()).await.unwrap();
        assert_eq!((kept.len(), links.len()), (1, 1));
        assert!(kept[0].text.is_empty() && kept[0].sealed_text.is_some());
        let token = token(&mail(&stage).await[0]);
        for text in [format!("{kept:?}"), format!("{links:?}")] {
            assert!(!text.contains(&token) && !text.contains("new-password"), "{text}");
        }
        let bytes: Vec<u8> =
            (0..64).step_by(2).map(|at| u8::from_str_radix(&token[at..at + 2], 16).unwrap()).collect();
        assert_ne!(links[0].token_hash, bytes, "the hash stands there, not the token");
    })
    .await;
}

#[tokio::test]
async fn asking_again_makes_the_older_link_void_and_an_hour_ends_it() {
    on_both(async |stage| {
        stage.parent("olena").await;
        let first = asked(&stage, "olena").await.remove(0);
        let second = asked(&stage, "olena").await.remove(0);
        assert_ne!(first, second);
        assert_eq!(refused(reset(&stage, &first).await), "reset-link-void");
        stage.pass(59.minutes());
        accounts::reset_account(&stage.app, &second).await.unwrap();
        stage.pass(1.minutes());
        assert_eq!(refused(reset(&stage, &second).await), "reset-link-void");
        asked(&stage, "olena").await;
        let kept = password_reset::Entity::find().count(stage.app.reader()).await.unwrap();
        assert_eq!(kept, 1, "what ended is thrown away");
    })
    .await;
}

#[tokio::test]
async fn the_same_link_opened_twice_at_once_works_once() {
    on_both(async |stage| {
        stage.parent("olena").await;
        let token = asked(&stage, "olena").await.remove(0);
        let tries = (0..8).map(|_| reset(&stage, &token));
        let answers = futures::future::join_all(tries).await;
        assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1);
        let told = mail(&stage).await;
        assert_eq!(told.len(), 1, "the owner is told once");
    })
    .await;
}

#[tokio::test]
async fn an_address_reaches_every_account_it_stands_in_and_unknown_names_are_answered_alike() {
    on_both(async |stage| {
        stage.parent("olena").await;
        stage.parent("olena.work").await;
        for unknown in ["nobody", "nobody@example.com", "not a login", "@", "  "] {
            ask(&stage, unknown).await.unwrap();
        }
        assert!(mail(&stage).await.is_empty());
        let tokens = asked(&stage, "olena@EXAMPLE.com").await;
        let mut names = Vec::new();
        for token in &tokens {
            names.push(accounts::reset_account(&stage.app, token).await.unwrap());
        }
        names.sort();
        assert_eq!(names, ["olena", "olena.work"]);
    })
    .await;
}

#[tokio::test]
async fn asking_is_slowed_down_by_name_and_by_source_whether_or_not_there_is_an_account() {
    on_both(async |stage| {
        stage.parent("olena").await;
        for name in ["olena", "nobody"] {
            for _ in 0..5 {
                ask(&stage, name).await.unwrap();
            }
            assert_eq!(refused(ask(&stage, name).await), "too-many-attempts");
        }
        assert_eq!(mail(&stage).await.len(), 5);
        stage.pass(16.minutes());
        for number in 0..60 {
            ask(&stage, &format!("guess{number}")).await.unwrap();
        }
        assert_eq!(refused(ask(&stage, "olena").await), "too-many-attempts");
        accounts::ask_reset(&stage.app, "olena", Some("192.0.2.8")).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn staff_get_a_link_and_blocked_accounts_and_those_without_an_address_do_not() {
    on_both(async |stage| {
        let admin =
            Actor::with_role(own(&stage.parent("first").await), Role::SystemAdmin, Scope::Region, Via::Web);
        let member = |login: &str, email: &str| StaffMember {
            account: accounts::NewAccount { email: email.into(), ..new_account(login) },
            roles: Vec::new(),
        };
        let officer =
            accounts::add_staff(&stage.app, &admin, member("officer", "officer@example.org")).await.unwrap();
        accounts::add_staff(&stage.app, &admin, member("silent", "")).await.unwrap();
        assert!(asked(&stage, "silent").await.is_empty());
        let token = asked(&stage, "officer").await.remove(0);
        accounts::block(&stage.app, &admin, officer).await.unwrap();
        assert_eq!(refused(reset(&stage, &token).await), "reset-link-void");
        assert!(asked(&stage, "officer").await.is_empty());
        accounts::unblock(&stage.app, &admin, officer).await.unwrap();
        let token = asked(&stage, "officer").await.remove(0);
        reset(&stage, &token).await.unwrap();
        sign_in(&stage, "officer", NEW).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_changed_password_or_address_makes_a_link_void() {
    on_both(async |stage| {
        let parent = stage.parent("olena").await;
        let link = asked(&stage, "olena").await.remove(0);
        let details =
            |email: &str| Details {
                display_name: "Олена".into(), email: email.into(), phone: String::new()
            };
        accounts::change_details(&stage.app, &parent, details("olena@example.com")).await.unwrap();
        accounts::reset_account(&stage.app, &link).await.unwrap();
        accounts::change_details(&stage.app, &parent, details("olena@example.net")).await.unwrap();
        assert_eq!(refused(reset(&stage, &link).await), "reset-link-void");
        let link = asked(&stage, "olena").await.remove(0);
        accounts::change_password(&stage.app, &parent, PASSWORD.into(), NEW.into(), None).await.unwrap();
        assert_eq!(refused(reset(&stage, &link).await), "reset-link-void");
        let told = mail(&stage).await;
        assert_eq!(told.len(), 1, "a password changed in the cabinet is told too");
        let known = message::Entity::find()
            .filter(message::Column::Kind.eq("password_link"))
            .count(stage.app.reader())
            .await
            .unwrap();
        assert_eq!(known, 2);
    })
    .await;
}
