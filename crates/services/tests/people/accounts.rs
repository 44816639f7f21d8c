//! Registering, signing in, sessions, settings, staff.

use domain::{
    accounts::{Actor, Permission, Role, Scope, Subject, Via},
    ids::AccountId,
};
use jiff::ToSpan;
use locale::Language;
use services::{
    Error,
    accounts::{self, Appointment, Channels, Details, StaffMember},
};
use storage::{
    accounts::{account, session, throttle},
    sea_orm::EntityTrait,
};

use crate::stage::{PASSWORD, Stage, new_account, on_both, own, refused};

async fn sign_in(stage: &Stage, login: &str, password: &str) -> Result<accounts::SignedIn, Error> {
    accounts::sign_in(&stage.app, login, password.into(), Some("192.0.2.7"), "Firefox").await
}

#[tokio::test]
async fn a_family_registers_and_signs_in() {
    on_both(|stage| async move {
        let parent = stage.parent("Olena.K").await;
        assert_eq!(
            refused(accounts::register(&stage.app, new_account("olena.k"), None).await),
            "login-taken"
        );
        let signed = sign_in(&stage, " OLENA.K ", PASSWORD).await.unwrap();
        assert_eq!(signed.account, own(&parent));
        let found = accounts::find_session(&stage.app, &signed.token, Via::Web).await.unwrap().unwrap();
        assert_eq!(found.actor, parent);
        assert_eq!((found.display_name.as_str(), found.language), ("Олена Вигадана", Language::Uk));
        assert_eq!(found.form_key.len(), 32);
        accounts::sign_out(&stage.app, &signed.token).await.unwrap();
        assert!(accounts::find_session(&stage.app, &signed.token, Via::Web).await.unwrap().is_none());
    })
    .await;
}

#[tokio::test]
async fn nothing_secret_is_kept_as_it_was_typed() {
    on_both(|stage| async move {
        stage.parent("olena").await;
        let signed = sign_in(&stage, "olena", PASSWORD).await.unwrap();
        let row = account::Entity::find().one(stage.app.reader()).await.unwrap().unwrap();
        assert!(row.password_hash.starts_with("$argon2id$"));
        let text = format!("{row:?}");
        assert!(!text.contains("olena@example.com") && !text.contains("380671234567"), "{text}");
        let kept = session::Entity::find().one(stage.app.reader()).await.unwrap().unwrap();
        assert_eq!(signed.token.len(), 64);
        assert!(!format!("{kept:?}").contains(&signed.token));
    })
    .await;
}

#[tokio::test]
async fn bad_input_is_refused_with_its_reason() {
    on_both(|stage| async move {
        for (edit, code) in [
            ((|new| new.login = "a b".into()) as fn(&mut accounts::NewAccount), "login-form"),
            (|new| new.display_name = "  ".into(), "name-missing"),
            (|new| new.display_name = "й".repeat(151), "name-long"),
            (|new| new.password = "1234567890".into(), "password-common"),
            (|new| new.email = "olena".into(), "email-form"),
            (|new| new.phone = "12".into(), "phone-not-understood"),
        ] {
            let mut new = new_account("olena");
            edit(&mut new);
            assert_eq!(refused(accounts::register(&stage.app, new, None).await), code);
        }
        assert!(account::Entity::find().one(stage.app.reader()).await.unwrap().is_none());
    })
    .await;
}

#[tokio::test]
async fn unknown_names_and_wrong_passwords_are_answered_alike_and_slowed_down() {
    on_both(|stage| async move {
        stage.parent("olena").await;
        for login in ["olena", "nobody", "not a login"] {
            assert_eq!(refused(sign_in(&stage, login, "not the password").await), "sign-in-failed");
        }
        for _ in 0..9 {
            assert_eq!(refused(sign_in(&stage, "olena", "not the password").await), "sign-in-failed");
        }
        assert_eq!(refused(sign_in(&stage, "olena", PASSWORD).await), "too-many-attempts");
        stage.pass(14.minutes());
        assert_eq!(refused(sign_in(&stage, "olena", PASSWORD).await), "too-many-attempts");
        stage.pass(2.minutes());
        sign_in(&stage, "olena", PASSWORD).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn many_guesses_at_once_do_not_pass_the_limit() {
    on_both(|stage| async move {
        stage.parent("olena").await;
        let guesses = (0..25).map(|_| sign_in(&stage, "olena", "not the password"));
        let answers: Vec<_> = futures::future::join_all(guesses).await.into_iter().map(refused).collect();
        assert_eq!(answers.iter().filter(|code| **code == "sign-in-failed").count(), 10);
        assert_eq!(answers.iter().filter(|code| **code == "too-many-attempts").count(), 15);
    })
    .await;
}

#[tokio::test]
async fn a_source_that_tries_many_names_is_slowed_down() {
    on_both(|stage| async move {
        for number in 0..60 {
            let login = format!("guess{number}");
            let answer = sign_in(&stage, &login, "x").await;
            assert_eq!(refused(answer), "sign-in-failed");
        }
        assert_eq!(refused(sign_in(&stage, "one.more", "x").await), "too-many-attempts");
        let elsewhere = accounts::sign_in(&stage.app, "one.more", "x".into(), Some("192.0.2.8"), "").await;
        assert_eq!(refused(elsewhere), "sign-in-failed");
        for row in throttle::Entity::find().all(stage.app.reader()).await.unwrap() {
            assert_eq!(row.key_hash.len(), 32);
        }
    })
    .await;
}

#[tokio::test]
async fn success_takes_the_attempts_back() {
    on_both(|stage| async move {
        stage.parent("olena").await;
        for _ in 0..2 {
            for _ in 0..9 {
                assert_eq!(
                    refused(accounts::sign_in(&stage.app, "olena", "x".into(), None, "").await),
                    "sign-in-failed"
                );
            }
            accounts::sign_in(&stage.app, "olena", PASSWORD.into(), None, "").await.unwrap();
        }
    })
    .await;
}

#[tokio::test]
async fn sessions_end_by_idleness_and_by_age() {
    on_both(|stage| async move {
        stage.parent("olena").await;
        let token = sign_in(&stage, "olena", PASSWORD).await.unwrap().token;
        let alive = async || accounts::find_session(&stage.app, &token, Via::Web).await.unwrap().is_some();
        for _ in 0..6 {
            stage.pass(119.minutes());
            assert!(alive().await, "a session in use lives on");
        }
        stage.pass(7.minutes());
        assert!(!alive().await, "no session lives longer than twelve hours");
        let token = sign_in(&stage, "olena", PASSWORD).await.unwrap().token;
        stage.pass(121.minutes());
        assert!(accounts::find_session(&stage.app, &token, Via::Web).await.unwrap().is_none());
        assert!(accounts::find_session(&stage.app, "", Via::Web).await.unwrap().is_none());
    })
    .await;
}

#[tokio::test]
async fn the_owner_sees_and_ends_sessions() {
    on_both(|stage| async move {
        let parent = stage.parent("olena").await;
        let other = stage.parent("taras").await;
        let phone = sign_in(&stage, "olena", PASSWORD).await.unwrap().token;
        let desk = sign_in(&stage, "olena", PASSWORD).await.unwrap().token;
        let third = sign_in(&stage, "olena", PASSWORD).await.unwrap().token;
        let listed = accounts::sessions(&stage.app, &parent).await.unwrap();
        assert_eq!(listed.len(), 3);
        let phone_id = accounts::find_session(&stage.app, &phone, Via::Web).await.unwrap().unwrap().session;
        let stranger = accounts::end_session(&stage.app, &other, phone_id).await;
        assert!(matches!(stranger, Err(Error::NotFound("session"))), "{stranger:?}");
        accounts::end_session(&stage.app, &parent, phone_id).await.unwrap();
        assert!(accounts::find_session(&stage.app, &phone, Via::Web).await.unwrap().is_none());
        assert_eq!(accounts::end_other_sessions(&stage.app, &parent, &desk).await.unwrap(), 1);
        assert!(accounts::find_session(&stage.app, &third, Via::Web).await.unwrap().is_none());
        assert!(accounts::find_session(&stage.app, &desk, Via::Web).await.unwrap().is_some());
    })
    .await;
}

#[tokio::test]
async fn a_changed_password_ends_the_other_sessions() {
    on_both(|stage| async move {
        let parent = stage.parent("olena").await;
        let here = sign_in(&stage, "olena", PASSWORD).await.unwrap().token;
        let there = sign_in(&stage, "olena", PASSWORD).await.unwrap().token;
        let change = async |present: &str, new: &str| {
            accounts::change_password(&stage.app, &parent, present.into(), new.into(), Some(&here)).await
        };
        assert_eq!(refused(change("wrong password", "зелений чайник").await), "password-wrong");
        assert_eq!(refused(change(PASSWORD, "qwertyuiop").await), "password-common");
        change(PASSWORD, "зелений чайник").await.unwrap();
        assert!(accounts::find_session(&stage.app, &here, Via::Web).await.unwrap().is_some());
        assert!(accounts::find_session(&stage.app, &there, Via::Web).await.unwrap().is_none());
        assert_eq!(refused(sign_in(&stage, "olena", PASSWORD).await), "sign-in-failed");
        sign_in(&stage, "olena", "зелений чайник").await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn owners_keep_their_own_details() {
    on_both(|stage| async move {
        let parent = stage.parent("olena").await;
        let details = Details {
            display_name: " Олена   Нова ".into(),
            email: String::new(),
            phone: "+38 (050) 765-43-21".into(),
        };
        accounts::change_details(&stage.app, &parent, details).await.unwrap();
        accounts::change_language(&stage.app, &parent, Language::En).await.unwrap();
        accounts::change_channels(&stage.app, &parent, Channels { email: false, sms: true }).await.unwrap();
        let profile = accounts::profile(&stage.app, &parent).await.unwrap();
        assert_eq!(profile.details.display_name, "Олена Нова");
        assert_eq!(profile.details.email, "");
        assert_eq!(profile.details.phone, "380507654321");
        assert_eq!(profile.language, Language::En);
        assert_eq!(profile.channels, Channels { email: false, sms: true });
        let nobody = accounts::profile(&stage.app, &Actor::public(Via::Web)).await;
        assert!(matches!(nobody, Err(Error::NotFound("account"))));
    })
    .await;
}

/// An appointment over the whole region.
fn regional(role: Role) -> Appointment {
    Appointment { role, kindergarten: None, district: None }
}

async fn member(stage: &Stage, login: &str, roles: Vec<Appointment>) -> Result<AccountId, Error> {
    let member = StaffMember { account: new_account(login), roles };
    accounts::add_staff(&stage.app, &accounts::command_line_actor(), member).await
}

#[tokio::test]
async fn administrators_appoint_and_dismiss() {
    on_both(|stage| async move {
        let chief = member(&stage, "chief", vec![regional(Role::SystemAdmin)]).await.unwrap();
        let chief = accounts::actor_of(stage.app.reader(), chief, Via::Web).await.unwrap();
        let id = member(&stage, "auditor", vec![regional(Role::Auditor)]).await.unwrap();
        accounts::appoint(&stage.app, &chief, id, regional(Role::CallCentre)).await.unwrap();
        let again = accounts::appoint(&stage.app, &chief, id, regional(Role::CallCentre)).await;
        assert_eq!(refused(again), "role-twice");
        let actor = accounts::actor_of(stage.app.reader(), id, Via::Web).await.unwrap();
        assert!(actor.has(Role::Auditor) && actor.has(Role::CallCentre) && !actor.has(Role::Parent));
        assert_eq!(actor.scopes(Permission::QueueRead), [Scope::Region, Scope::Region]);
        let held = accounts::roles_of(&stage.app, &chief, id).await.unwrap();
        accounts::dismiss(&stage.app, &chief, held[0].id).await.unwrap();
        let twice = accounts::dismiss(&stage.app, &chief, held[0].id).await;
        assert!(matches!(twice, Err(Error::NotFound("role"))));
        assert_eq!(accounts::staff(&stage.app, &chief, "", 10).await.unwrap().len(), 2);
        assert_eq!(accounts::find_by_login(&stage.app, &chief, "AUDITOR").await.unwrap(), id);
    })
    .await;
}

#[tokio::test]
async fn nobody_appoints_themselves_and_the_last_administrator_stays() {
    on_both(|stage| async move {
        let chief_id = member(&stage, "chief", vec![regional(Role::SystemAdmin)]).await.unwrap();
        let chief = accounts::actor_of(stage.app.reader(), chief_id, Via::Web).await.unwrap();
        let own = accounts::appoint(&stage.app, &chief, chief_id, regional(Role::Auditor)).await;
        assert_eq!(refused(own), "own-account");
        let held = accounts::roles_of(&stage.app, &chief, chief_id).await.unwrap()[0].id;
        assert_eq!(refused(accounts::dismiss(&stage.app, &chief, held).await), "own-account");
        let machine = accounts::command_line_actor();
        assert_eq!(refused(accounts::dismiss(&stage.app, &machine, held).await), "last-administrator");
        assert_eq!(refused(accounts::block(&stage.app, &machine, chief_id).await), "last-administrator");
        assert_eq!(refused(accounts::block(&stage.app, &chief, chief_id).await), "own-account");
        let head = member(&stage, "head", vec![regional(Role::Head)]).await;
        assert_eq!(refused(head), "role-scope");
        let parent = stage.parent("olena").await;
        let greedy = accounts::appoint(&stage.app, &parent, chief_id, regional(Role::Auditor)).await;
        assert!(matches!(greedy, Err(Error::NotPermitted(_))));
        assert!(parent.permitted(Permission::AccountsOwn, Subject::Family(chief_id)).is_err());
    })
    .await;
}

#[tokio::test]
async fn a_blocked_account_is_out_at_once() {
    on_both(|stage| async move {
        let chief = accounts::command_line_actor();
        let parent = own(&stage.parent("olena").await);
        let token = sign_in(&stage, "olena", PASSWORD).await.unwrap().token;
        accounts::block(&stage.app, &chief, parent).await.unwrap();
        assert!(accounts::find_session(&stage.app, &token, Via::Web).await.unwrap().is_none());
        assert_eq!(refused(sign_in(&stage, "olena", PASSWORD).await), "account-blocked");
        assert_eq!(refused(sign_in(&stage, "olena", "wrong password").await), "sign-in-failed");
        accounts::unblock(&stage.app, &chief, parent).await.unwrap();
        sign_in(&stage, "olena", PASSWORD).await.unwrap();
        accounts::set_password(&stage.app, &chief, parent, "зелений чайник".into()).await.unwrap();
        sign_in(&stage, "olena", "зелений чайник").await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn doors_without_a_password_exist_in_a_demonstration_only() {
    on_both(|stage| async move {
        let parent = own(&stage.parent("olena").await);
        let door = accounts::sign_in_as(&stage.app, parent, "").await;
        assert!(matches!(door, Err(Error::NotPermitted(_))));
    })
    .await;
}
