//! The golden table role × permission: a change of who may do what is a change of this file, seen in review.

use domain::accounts::{Actor, Permission, Reach, Role, Scope, Subject, Via, reach};
use domain::ids::{AccountId, DistrictId, KindergartenId};
use uuid::Uuid;

#[test]
fn the_table_is_the_golden_table() {
    let mut table = format!("{:32}", "permission");
    for role in Role::ALL {
        table += &format!(" {:>17}", role.code());
    }
    for permission in Permission::ALL {
        table += &format!("\n{:32}", permission.code());
        for role in Role::ALL {
            let cell = match reach(role, *permission) {
                Reach::None => "·",
                Reach::Own => "own",
                Reach::Scope => "scope",
                Reach::All => "all",
            };
            table += &format!(" {cell:>17}");
        }
    }
    insta::assert_snapshot!(table);
}

#[test]
fn nobody_but_the_family_answers_an_offer_or_changes_a_list() {
    for permission in [Permission::OffersAnswer, Permission::QueueChange, Permission::QueueWithdraw] {
        for role in Role::ALL {
            let expected = if role == Role::Parent { Reach::Own } else { Reach::None };
            assert_eq!(reach(role, permission), expected, "{role:?} {permission:?}");
        }
    }
}

#[test]
fn call_centre_and_auditor_change_nothing() {
    for permission in Permission::ALL {
        let reads = permission.code().ends_with(".read") || permission.code().ends_with(".own");
        for role in [Role::CallCentre, Role::Auditor] {
            assert!(reads || reach(role, *permission) == Reach::None, "{role:?} {permission:?}");
        }
    }
}

#[test]
fn a_head_reaches_the_own_kindergarten_only_and_a_district_its_own() {
    let id = |n: u128| Uuid::from_u128(n);
    let (mine, other) = (KindergartenId::new(id(1)), KindergartenId::new(id(2)));
    let (here, there) = (DistrictId::new(id(3)), DistrictId::new(id(4)));
    let account = AccountId::new(id(5));
    let head = Actor::with_role(account, Role::Head, Scope::Kindergarten(mine), Via::Web);
    assert_eq!(
        head.permitted(Permission::VacanciesState, Subject::Kindergarten(mine, Some(here))),
        Ok(Role::Head)
    );
    assert!(head.permitted(Permission::VacanciesState, Subject::Kindergarten(other, Some(here))).is_err());
    let officer = Actor::with_role(account, Role::EducationOfficer, Scope::District(here), Via::Web);
    assert!(officer.permitted(Permission::ClaimsDecide, Subject::Kindergarten(mine, Some(here))).is_ok());
    assert!(officer.permitted(Permission::ClaimsDecide, Subject::District(there)).is_err());
    assert!(officer.permitted(Permission::VacanciesState, Subject::Kindergarten(mine, Some(here))).is_err());
    let parent = Actor::with_role(account, Role::Parent, Scope::Own, Via::Web);
    assert!(parent.permitted(Permission::OffersAnswer, Subject::Family(account)).is_ok());
    assert!(parent.permitted(Permission::OffersAnswer, Subject::Family(AccountId::new(id(6)))).is_err());
    assert!(Actor::public(Via::Web).permitted(Permission::KindergartensRead, Subject::Anything).is_ok());
    assert!(Actor::public(Via::Web).permitted(Permission::QueueFile, Subject::Anything).is_err());
}
