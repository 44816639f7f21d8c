//! Applications being filled in.

use jiff::ToSpan;
use services::{
    Error,
    queue::drafts::{self, Answers, ProofAnswers},
    schedule,
};
use storage::{queue::draft, sea_orm::EntityTrait};
use uuid::Uuid;

use crate::stage::{on_both, refused};

fn answers() -> Answers {
    Answers {
        wishes: vec![Uuid::from_u128(7).into()],
        benefit: Some(true),
        category: Some("chornobyl".into()),
        document: Some(ProofAnswers { number: "А 123456".into(), ..ProofAnswers::default() }),
        ..Answers::default()
    }
}

#[tokio::test]
async fn a_draft_is_saved_resumed_and_sealed() {
    on_both(async |stage| {
        let stage = stage.with_rules().await;
        let parent = stage.parent("olena").await;
        let stranger = stage.parent("taras").await;
        let id = drafts::begin(&stage.app, &parent, Answers::default(), "child").await.unwrap();
        stage.pass(20.days());
        drafts::save(&stage.app, &parent, id, &answers(), "document").await.unwrap();
        let draft = drafts::load(&stage.app, &parent, id).await.unwrap();
        assert_eq!((draft.answers, draft.step.as_str()), (answers(), "document"));
        let row = draft::Entity::find().one(stage.app.reader()).await.unwrap().unwrap();
        assert!(!String::from_utf8_lossy(&row.answers).contains("123456"));
        let gone = |answer: Result<(), Error>| matches!(answer, Err(Error::NotFound("draft")));
        assert!(gone(drafts::load(&stage.app, &stranger, id).await.map(|_| ())));
        assert!(gone(drafts::save(&stage.app, &stranger, id, &answers(), "check").await));
        assert!(gone(drafts::discard(&stage.app, &stranger, id).await));
        drafts::discard(&stage.app, &parent, id).await.unwrap();
        assert!(drafts::drafts(&stage.app, &parent).await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_draft_lives_a_month_after_its_last_save() {
    on_both(async |stage| {
        let stage = stage.with_rules().await;
        let parent = stage.parent("olena").await;
        let id = drafts::begin(&stage.app, &parent, Answers::default(), "child").await.unwrap();
        stage.pass(31.days());
        assert_eq!(schedule::run_due(&stage.app).await.unwrap().forgotten, 0);
        drafts::load(&stage.app, &parent, id).await.unwrap();
        stage.pass(1.days());
        let expired = drafts::load(&stage.app, &parent, id).await;
        assert!(matches!(expired, Err(Error::NotFound("draft"))));
        assert_eq!(schedule::run_due(&stage.app).await.unwrap().forgotten, 1);
        assert!(draft::Entity::find().one(stage.app.reader()).await.unwrap().is_none());
    })
    .await;
}

#[tokio::test]
async fn drafts_do_not_pile_up() {
    on_both(async |stage| {
        let stage = stage.with_rules().await;
        let parent = stage.parent("olena").await;
        for _ in 0..10 {
            drafts::begin(&stage.app, &parent, Answers::default(), "child").await.unwrap();
        }
        let one_more = drafts::begin(&stage.app, &parent, Answers::default(), "child").await;
        assert_eq!(refused(one_more), "too-many-drafts");
    })
    .await;
}
