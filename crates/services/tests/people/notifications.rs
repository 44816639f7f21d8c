//! Messages: written with their change, sent after it, read in the cabinet.

use std::sync::Mutex;

use async_trait::async_trait;
use domain::{
    accounts::{Actor, Permission, Role, Scope, Via},
    ids::AccountId,
    policy::NotificationEvent,
};
use jiff::ToSpan;
use locale::{Args, Language};
use services::{
    Error,
    accounts::{self, Channels},
    notifications::{self, Delivered, notify},
    ports::{Mail, MailPort, SendError, Sms, SmsPort},
};
use storage::{notifications::message, sea_orm::EntityTrait};
use uuid::Uuid;

use crate::stage::{Stage, on_both, own};

/// A service that answers as it is told and remembers what it was handed.
#[derive(Debug, Default)]
struct Service {
    answer: Mutex<Option<SendError>>,
    handed: Mutex<Vec<(Uuid, String, String)>>,
}

impl Service {
    fn answers(&self, answer: Option<SendError>) {
        *self.answer.lock().unwrap() = answer;
    }

    fn take(&self, id: Uuid, to: &str, text: &str) -> Result<(), SendError> {
        self.handed.lock().unwrap().push((id, to.into(), text.into()));
        self.answer.lock().unwrap().clone().map_or(Ok(()), Err)
    }

    fn ids(&self) -> Vec<Uuid> {
        self.handed.lock().unwrap().iter().map(|(id, ..)| *id).collect()
    }
}

#[async_trait]
impl MailPort for Service {
    async fn send(&self, mail: &Mail) -> Result<(), SendError> {
        self.take(mail.id, &mail.to, &mail.text)
    }
}

#[async_trait]
impl SmsPort for Service {
    async fn send(&self, sms: &Sms) -> Result<(), SendError> {
        self.take(sms.id, &sms.to, &sms.text)
    }
}

fn later() -> Option<SendError> {
    Some(SendError::Later("421 try again".into()))
}

async fn tell(stage: &Stage, account: AccountId) -> Result<(), Error> {
    stage
        .app
        .write_aside(&Actor::system(), Permission::ScheduleRun, move |change| {
            Box::pin(async move {
                let zone = change.policy()?.calendar.time_zone.clone();
                let args = Args::new().text("kindergarten", "Садок № 1").text("group", "Сонечко").date_time(
                    "answer_by",
                    change.now(),
                    &zone,
                );
                notify(change, account, None, NotificationEvent::Invitation, args).await
            })
        })
        .await
}

async fn rows(stage: &Stage) -> Vec<message::Model> {
    message::Entity::find().all(stage.app.reader()).await.unwrap()
}

fn sent(count: usize) -> Delivered {
    Delivered { sent: count, ..Delivered::default() }
}

#[tokio::test]
async fn an_invitation_reaches_cabinet_mail_and_phone_once() {
    on_both(async |stage| {
        let stage = stage.with_rules().await;
        let parent = stage.parent("olena").await;
        tell(&stage, own(&parent)).await.unwrap();
        let all = rows(&stage).await;
        let mut channels: Vec<_> = all.iter().map(|row| (row.channel.as_str(), row.state.as_str())).collect();
        channels.sort_unstable();
        assert_eq!(channels, [("cabinet", "kept"), ("email", "queued"), ("sms", "queued")]);
        assert!(!format!("{all:?}").contains("olena@example.com"), "addresses are sealed");
        let (mail, sms) = (Service::default(), Service::default());
        assert_eq!(notifications::deliver_due(&stage.app, &mail, &sms).await.unwrap(), sent(2));
        assert!(notifications::deliver_due(&stage.app, &mail, &sms).await.unwrap().is_idle());
        stage.pass(10.days());
        assert!(notifications::deliver_due(&stage.app, &mail, &sms).await.unwrap().is_idle());
        let mails = mail.handed.lock().unwrap().clone();
        assert_eq!((mails.len(), mails[0].1.as_str()), (1, "olena@example.com"));
        assert!(mails[0].2.contains("https://sadok.example/cabinet"), "{}", mails[0].2);
        let texts = sms.handed.lock().unwrap().clone();
        assert_eq!((texts.len(), texts[0].1.as_str()), (1, "380671234567"));
        assert!(!texts[0].2.contains("://"), "{}", texts[0].2);
    })
    .await;
}

#[tokio::test]
async fn the_account_chooses_language_and_channels() {
    on_both(async |stage| {
        let stage = stage.with_rules().await;
        let parent = stage.parent("olena").await;
        accounts::change_language(&stage.app, &parent, Language::En).await.unwrap();
        accounts::change_channels(&stage.app, &parent, Channels { email: false, sms: false }).await.unwrap();
        tell(&stage, own(&parent)).await.unwrap();
        let all = rows(&stage).await;
        let mut channels: Vec<_> = all.iter().map(|row| row.channel.as_str()).collect();
        channels.sort_unstable();
        assert_eq!(channels, ["cabinet", "email"], "an invitation is heard although both channels are off");
        assert!(all.iter().all(|row| row.text.starts_with("There is a place for your child")), "{all:?}");
    })
    .await;
}

#[tokio::test]
async fn a_change_that_fails_tells_nobody() {
    on_both(async |stage| {
        let stage = stage.with_rules().await;
        let parent = own(&stage.parent("olena").await);
        let answer: Result<(), Error> = stage
            .app
            .write_aside(&Actor::system(), Permission::ScheduleRun, move |change| {
                Box::pin(async move {
                    notify(change, parent, None, NotificationEvent::Filed, Args::new()).await?;
                    Err(Error::Conflict("after-all-not"))
                })
            })
            .await;
        assert!(matches!(answer, Err(Error::Conflict("after-all-not"))));
        assert_eq!(rows(&stage).await, []);
    })
    .await;
}

#[tokio::test]
async fn a_service_that_is_away_loses_nothing() {
    on_both(async |stage| {
        let stage = stage.with_rules().await;
        let parent = own(&stage.parent("olena").await);
        tell(&stage, parent).await.unwrap();
        let (mail, sms) = (Service::default(), Service::default());
        mail.answers(later());
        let first = notifications::deliver_due(&stage.app, &mail, &sms).await.unwrap();
        assert_eq!(first, Delivered { sent: 1, later: 1, failed: 0 });
        assert!(notifications::deliver_due(&stage.app, &mail, &sms).await.unwrap().is_idle());
        stage.pass(61.seconds());
        let second = notifications::deliver_due(&stage.app, &mail, &sms).await.unwrap();
        assert_eq!(second, Delivered { later: 1, ..Delivered::default() });
        stage.pass(61.seconds());
        assert!(notifications::deliver_due(&stage.app, &mail, &sms).await.unwrap().is_idle());
        stage.pass(60.seconds());
        mail.answers(None);
        assert_eq!(notifications::deliver_due(&stage.app, &mail, &sms).await.unwrap(), sent(1));
        let ids = mail.ids();
        assert!(ids.len() == 3 && ids.iter().all(|id| *id == ids[0]), "one message, one id");
    })
    .await;
}

#[tokio::test]
async fn what_cannot_be_delivered_is_given_up_shown_and_sent_again() {
    on_both(async |stage| {
        let stage = stage.with_rules().await;
        let parent = own(&stage.parent("olena").await);
        let admin = Actor::with_role(parent, Role::MunicipalAdmin, Scope::Region, Via::Web);
        tell(&stage, parent).await.unwrap();
        let (mail, sms) = (Service::default(), Service::default());
        mail.answers(Some(SendError::Never("550 no such mailbox".into())));
        sms.answers(later());
        let mut total = Delivered::default();
        for _ in 0..12 {
            let step = notifications::deliver_due(&stage.app, &mail, &sms).await.unwrap();
            total.later += step.later;
            total.failed += step.failed;
            stage.pass(7.hours());
        }
        assert_eq!(total, Delivered { sent: 0, later: 11, failed: 2 });
        assert_eq!((mail.ids().len(), sms.ids().len()), (1, 12));
        let failed = notifications::failed(&stage.app, &admin, None, 10).await.unwrap();
        assert_eq!(failed.len(), 2);
        let mailed = failed.iter().find(|line| line.channel == "email").unwrap();
        assert_eq!(mailed.error, "550 no such mailbox");
        mail.answers(None);
        notifications::resend(&stage.app, &admin, mailed.id).await.unwrap();
        assert_eq!(notifications::deliver_due(&stage.app, &mail, &sms).await.unwrap(), sent(1));
        let again = notifications::resend(&stage.app, &admin, mailed.id).await;
        assert!(matches!(again, Err(Error::NotFound("message"))));
        let parent = Actor::with_role(parent, Role::Parent, Scope::Own, Via::Web);
        let peek = notifications::failed(&stage.app, &parent, None, 10).await;
        assert!(matches!(peek, Err(Error::NotPermitted(_))));
    })
    .await;
}

#[tokio::test]
async fn a_kill_between_sending_and_marking_repeats_the_same_message() {
    on_both(async |stage| {
        let stage = stage.with_rules().await;
        let parent = own(&stage.parent("olena").await);
        tell(&stage, parent).await.unwrap();
        let sms = Service::default();
        let dies = Dies::default();
        let died = tokio::time::timeout(
            std::time::Duration::from_millis(300),
            notifications::deliver_due(&stage.app, &dies, &sms),
        );
        assert!(died.await.is_err(), "the program was killed while the server had the mail already");
        let mail = Service::default();
        assert!(notifications::deliver_due(&stage.app, &mail, &sms).await.unwrap().is_idle());
        stage.pass(6.minutes());
        assert_eq!(notifications::deliver_due(&stage.app, &mail, &sms).await.unwrap(), sent(2));
        assert_eq!(mail.ids(), *dies.0.lock().unwrap(), "the repetition has the same id");
    })
    .await;
}

/// A server that takes the mail and never answers.
#[derive(Debug, Default)]
struct Dies(Mutex<Vec<Uuid>>);

#[async_trait]
impl MailPort for Dies {
    async fn send(&self, mail: &Mail) -> Result<(), SendError> {
        self.0.lock().unwrap().push(mail.id);
        std::future::pending().await
    }
}

#[tokio::test]
async fn two_workers_send_each_message_once() {
    on_both(async |stage| {
        let stage = stage.with_rules().await;
        let parent = own(&stage.parent("olena").await);
        for _ in 0..20 {
            tell(&stage, parent).await.unwrap();
        }
        let (mail, sms) = (Service::default(), Service::default());
        let workers = (0..4).map(|_| notifications::deliver_due(&stage.app, &mail, &sms));
        let done: usize =
            futures::future::join_all(workers).await.into_iter().map(|step| step.unwrap().sent).sum();
        assert_eq!(done, 40);
        let mut ids = [mail.ids(), sms.ids()].concat();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), 40);
    })
    .await;
}

#[tokio::test]
async fn the_cabinet_lists_and_marks_its_own_messages() {
    on_both(async |stage| {
        let stage = stage.with_rules().await;
        let parent = stage.parent("olena").await;
        let stranger = stage.parent("taras").await;
        for _ in 0..3 {
            tell(&stage, own(&parent)).await.unwrap();
            stage.pass(1.seconds());
        }
        let app = &stage.app;
        let page = notifications::messages(app, &parent, None, 2).await.unwrap();
        assert_eq!(page.len(), 2);
        assert!(page[0].created_at > page[1].created_at);
        let rest = notifications::messages(app, &parent, Some(page[1].id), 2).await.unwrap();
        assert_eq!(rest.len(), 1);
        notifications::mark_read(app, &stranger, page[0].id).await.unwrap();
        assert_eq!(notifications::unread(app, &parent).await.unwrap(), 3, "a stranger reads nothing");
        notifications::mark_read(app, &parent, page[0].id).await.unwrap();
        assert_eq!(notifications::unread(app, &parent).await.unwrap(), 2);
        notifications::mark_all_read(app, &parent).await.unwrap();
        assert_eq!(notifications::unread(app, &parent).await.unwrap(), 0);
        assert!(notifications::messages(app, &stranger, None, 9).await.unwrap().is_empty());
        assert!(matches!(notifications::outbox(app, None, 9).await, Err(Error::NotPermitted(_))));
    })
    .await;
}
