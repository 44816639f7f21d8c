//! Moving an invented city into an empty database: the register at once, then some weeks of its life day by day.

use anyhow::{Context as _, Result};
use domain::Policy;
use domain::accounts::{Permission, Role};
use domain::families::{BirthDocumentKind, Sex as KnownSex};
use domain::ids::{AccountId, DistrictId, GroupId, KindergartenId};
use jiff::{Timestamp, ToSpan as _};
use services::accounts::command_line_actor;
use services::demo::{Applicant, Claimed, Colleague, Household, hire, settle};
use services::families::NewChild;
use services::kindergartens::{
    self, NewDistrict, NewGroup, NewKindergarten, NewProgramme, open_programme_in, register_group_in,
    register_kindergarten_in,
};
use services::{Error, MovableClock};

use super::city::{self, City, Family, Kindergarten};
use super::districts::{self, District};
use super::families::{BenefitShare, Scene, Sex};
use super::life;
use crate::house::House;

/// The shapes of the districts. © OpenStreetMap contributors, ODbL 1.0.
const DISTRICTS: &str = include_str!("../../../../data/demo/kyiv-districts.geojson");

/// Kindergartens a change registers.
const AT_ONCE: usize = 50;

/// What city to draw.
pub(crate) struct Plan {
    /// The pack's text.
    pub(crate) text: String,
    /// The pack.
    pub(crate) policy: Policy,
    /// Seed of all chance.
    pub(crate) seed: u64,
    /// Children who wait.
    pub(crate) children: u32,
    /// The instant at which the city is shown.
    pub(crate) now: Timestamp,
}

/// A kindergarten as it was registered.
#[derive(Clone, Debug)]
pub(crate) struct Place {
    /// The kindergarten.
    pub(crate) id: KindergartenId,
    /// Its head.
    pub(crate) head: AccountId,
    /// Its groups with the free places their head can state.
    pub(crate) groups: Vec<(GroupId, u32)>,
}

/// Draws the city and moves it in. When this returns the clock stands at the plan's instant and nothing is due.
pub(crate) async fn city(house: &House, clock: &MovableClock, plan: &Plan) -> Result<()> {
    let zone = plan.policy.calendar.time_zone.clone();
    let begins = life::begins_at(plan)?;
    clock.set(begins);
    let app = &house.app;
    services::policies::apply(app, &command_line_actor(), plan.text.clone()).await.context("the pack")?;
    let shapes = districts::parse(DISTRICTS)?;
    let scene = Scene { seed: plan.seed, now: begins, zone, benefits: shares(&plan.policy) };
    let drawn = city::draw(&scene, &shapes, plan.children as usize);
    let districts = register_districts(house, &shapes).await?;
    let mut places = register_kindergartens(house, &drawn, &districts).await?;
    for (place, head) in places.iter_mut().zip(hire_staff(house, &drawn, &shapes, &districts).await?) {
        place.head = head;
    }
    let ids: Vec<KindergartenId> = places.iter().map(|place| place.id).collect();
    let City { kindergartens, families } = drawn;
    let households = families.into_iter().map(|family| household(family, &ids)).collect();
    let applications = settle(app, households).await.context("the families")?;
    tracing::info!(kindergartens = kindergartens.len(), applications, "the city has moved in");
    life::live(house, clock, plan, &places).await
}

/// How common benefits are among the families: the privileged are few, and only the department enters displaced
/// persons.
fn shares(policy: &Policy) -> Vec<BenefitShare> {
    let share = |category: &domain::policy::BenefitCategory| BenefitShare {
        category: category.code.clone(),
        share: if category.entered_by_department { 0.03 } else { 0.02 },
    };
    policy.benefits.categories.iter().map(share).collect()
}

async fn register_districts(house: &House, shapes: &[District]) -> Result<Vec<DistrictId>> {
    let mut ids = Vec::with_capacity(shapes.len());
    for shape in shapes {
        let new = NewDistrict {
            code: shape.code.clone(),
            name_uk: shape.name_uk.clone(),
            name_en: shape.name_en.clone(),
        };
        ids.push(kindergartens::register_district(&house.app, &command_line_actor(), new).await?);
    }
    Ok(ids)
}

async fn register_kindergartens(house: &House, city: &City, districts: &[DistrictId]) -> Result<Vec<Place>> {
    let mut places = Vec::with_capacity(city.kindergartens.len());
    for some in city.kindergartens.chunks(AT_ONCE) {
        let (some, districts) = (some.to_vec(), districts.to_vec());
        let registered = house
            .app
            .write(&command_line_actor(), Permission::KindergartensManage, move |change| {
                Box::pin(async move {
                    let mut places = Vec::with_capacity(some.len());
                    for drawn in &some {
                        places.push(register(change, drawn, districts[drawn.district]).await?);
                    }
                    Ok(places)
                })
            })
            .await?;
        places.extend(registered);
    }
    Ok(places)
}

async fn register(
    change: &mut services::Change<'_>,
    drawn: &Kindergarten,
    district: DistrictId,
) -> Result<Place, Error> {
    let new = NewKindergarten {
        external_id: Some(drawn.number.to_string()),
        name: drawn.name.clone(),
        district,
        address: drawn.address.clone(),
        location: Some((drawn.lat, drawn.lon)),
        phone: None,
        email: Some(format!("zdo{}@example.org", drawn.number)),
        website: None,
        edrpou: None,
    };
    let id = register_kindergarten_in(change, new).await?;
    let mut groups = Vec::with_capacity(drawn.groups.len());
    for group in &drawn.groups {
        let programme = NewProgramme {
            kindergarten: id,
            from_months: group.from_months,
            to_months: group.to_months,
            language: group.language.to_owned(),
            profile: group.profile,
        };
        let programme = open_programme_in(change, programme).await?;
        let new = NewGroup {
            external_id: None,
            name: group.name.clone(),
            capacity: group.capacity,
            children: group.children,
        };
        let (group_id, _) = register_group_in(change, programme, new).await?;
        groups.push((group_id, group.vacant));
    }
    Ok(Place { id, head: AccountId::new(id.uuid()), groups })
}

/// Makes the accounts of staff; returns the heads in the order of the kindergartens.
async fn hire_staff(
    house: &House,
    city: &City,
    shapes: &[District],
    districts: &[DistrictId],
) -> Result<Vec<AccountId>> {
    let registered = kindergartens_by_number(house).await?;
    let mut staff: Vec<Colleague> = city
        .kindergartens
        .iter()
        .map(|drawn| Colleague {
            login: format!("head{}", drawn.number),
            display_name: format!("Директор {}", drawn.name),
            role: Role::Head,
            kindergarten: registered.get(&drawn.number.to_string()).copied(),
            district: None,
        })
        .collect();
    let heads = staff.len();
    for (number, (shape, id)) in shapes.iter().zip(districts).enumerate() {
        staff.push(Colleague {
            login: format!("officer{}", number + 1),
            display_name: format!("Управління освіти, {}", shape.name_uk),
            role: Role::EducationOfficer,
            kindergarten: None,
            district: Some(*id),
        });
    }
    for (role, login, name) in [
        (Role::Commission, "commission", "Комісія з комплектування"),
        (Role::MunicipalAdmin, "municipality", "Адміністратор міста"),
        (Role::SystemAdmin, "administrator", "Адміністратор системи"),
        (Role::CallCentre, "callcentre", "Оператор контакт-центру"),
        (Role::RegistryOfficer, "registry", "Працівник реєстру"),
        (Role::Auditor, "auditor", "Аудитор"),
    ] {
        let (login, display_name) = (login.to_owned(), name.to_owned());
        staff.push(Colleague { login, display_name, role, kindergarten: None, district: None });
    }
    let mut ids = hire(&house.app, staff).await?;
    ids.truncate(heads);
    Ok(ids)
}

async fn kindergartens_by_number(house: &House) -> Result<std::collections::HashMap<String, KindergartenId>> {
    let find = kindergartens::Find::default();
    let (mut found, mut after) = (std::collections::HashMap::new(), None);
    loop {
        let page = kindergartens::list(&house.app, &command_line_actor(), &find, after, 500).await?;
        for view in page.items {
            found.extend(view.kindergarten.external_id.clone().map(|number| (number, view.id())));
        }
        after = page.next;
        if after.is_none() {
            return Ok(found);
        }
    }
}

fn household(family: Family, ids: &[KindergartenId]) -> Household {
    let person = &family.guardian.person;
    let login = family.guardian.email.split('@').next().unwrap_or_default().to_owned();
    let applicants = family.applications.into_iter().map(|application| {
        let child = application.child;
        Applicant {
            child: NewChild {
                surname: child.person.surname,
                given_name: child.person.given_name,
                patronymic: child.person.patronymic,
                born_on: child.born_on,
                sex: if child.person.sex == Sex::Female { KnownSex::Female } else { KnownSex::Male },
                document_kind: BirthDocumentKind::Certificate,
                document: child.certificate,
            },
            registered_at: application.registered_at,
            language: Some(application.language.to_owned()),
            wishes: application.wishes.iter().filter_map(|at| ids.get(*at).copied()).collect(),
            claim: application.claim.map(|claim| Claimed {
                category: claim.category,
                document: "Посвідчення № 000000 (вигадане)".to_owned(),
                confirmed: claim.confirmed,
            }),
        }
    });
    Household {
        display_name: format!("{} {}", person.given_name, person.surname),
        phone: family.guardian.phone.clone(),
        applicants: applicants.collect(),
        login,
        email: family.guardian.email,
    }
}

/// So many days before an instant, at the same time of day in the region.
pub(crate) fn days_before(plan: &Plan, at: Timestamp, days: i64) -> Result<Timestamp> {
    let zone = plan.policy.calendar.time_zone.clone();
    Ok(at.to_zoned(zone).checked_sub(days.days())?.timestamp())
}
