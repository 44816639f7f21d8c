//! Switching policy versions on.

use services::{Error, policies};

use crate::house::{KYIV, administrator, houses};

#[tokio::test]
async fn a_version_is_switched_on_once_and_stands_in_the_register() {
    for house in houses().await {
        let again = policies::apply(&house.app, &administrator(), KYIV.into()).await;
        assert!(matches!(again, Err(Error::Conflict("policy-already-in-force"))), "{again:?}");

        let changed = format!("{KYIV}\n# a note\n");
        let would = policies::would_do(&house.app, &administrator(), changed.clone()).await.unwrap();
        assert_eq!(policies::versions(&house.app, &administrator()).await.unwrap().len(), 1, "only looked");
        let done = policies::apply(&house.app, &administrator(), changed).await.unwrap();
        assert_eq!((done.digest.len(), &done.digest), (64, &would.digest));
        let versions = policies::versions(&house.app, &administrator()).await.unwrap();
        assert_eq!(versions.len(), 2);
        assert_eq!(house.app.policy().await.unwrap().version, done.version);
        assert_eq!(house.journal().await, ["policy_applied", "policy_applied"]);
    }
}

#[tokio::test]
async fn a_pack_with_problems_is_refused_with_the_first_of_them() {
    for house in houses().await {
        let broken = KYIV.replacen("[pack]", "[pakc]", 1);
        match policies::apply(&house.app, &administrator(), broken).await {
            Err(Error::Refused(refusal)) => {
                assert_eq!(refusal.code, "policy-invalid");
                let line = refusal.arg("first").unwrap().split(':').next().unwrap().parse::<u32>();
                assert!(line.is_ok_and(|line| line > 0), "{refusal:?}");
            }
            other => panic!("{other:?}"),
        }
    }
}
