//! In whose hands a case lies when nothing is left on the family's list.

use domain::{
    accounts::{Actor, Role, Scope, Via},
    ids::AccountId,
};
use services::{Error, offers, office, queue};

use crate::town::{Town, both, unique};

both!(a_family_that_declined_its_only_kindergarten_stays_in_sight_of_it, |town: Town| async move {
    let (garden, other) = (town.garden("Сонечко", 24, 36, 10).await, town.garden("Зірка", 24, 36, 10).await);
    let (family, elsewhere) = (town.family("2023-09-01").await, town.family("2023-09-01").await);
    let number = town.file(&family, &[garden.id]).await.unwrap().number;
    town.file(&elsewhere, &[other.id]).await.unwrap();
    town.state(&garden, 1).await.unwrap();
    let offer = town.standing(&number).await.1.unwrap();
    offers::decline(&town.app, &family.actor, None, offer).await.unwrap();
    assert_eq!(town.standing(&number).await, ("queued".to_owned(), None));

    let account = || AccountId::new(unique());
    let officer =
        Actor::with_role(account(), Role::EducationOfficer, Scope::District(town.district), Via::Web);
    let stranger =
        Actor::with_role(account(), Role::EducationOfficer, Scope::District(unique().into()), Via::Web);
    for staff in [&officer, &town.head(&garden)] {
        let case = office::case(&town.app, staff, &number).await.unwrap();
        assert_eq!((case.wishes.len(), case.invitations.len()), (0, 1));
        let found = office::search(&town.app, staff, &number).await.unwrap();
        assert_eq!(found.len(), 1);
        assert!(found[0].child.is_some(), "its name, too");
    }
    for staff in [&stranger, &town.head(&other)] {
        let unseen = office::case(&town.app, staff, &number).await;
        assert!(matches!(unseen, Err(Error::NotFound("application"))), "{unseen:?}");
        assert_eq!(office::search(&town.app, staff, &number).await.unwrap(), []);
    }
    // A new list puts the case into other hands.
    let new = queue::NewWishes { number: number.clone(), wishes: vec![other.id], revision: None };
    queue::change_wishes(&town.app, &family.actor, None, new).await.unwrap();
    let unseen = office::case(&town.app, &town.head(&garden), &number).await;
    assert!(matches!(unseen, Err(Error::NotFound("application"))), "{unseen:?}");
    office::case(&town.app, &town.head(&other), &number).await.unwrap();
});
