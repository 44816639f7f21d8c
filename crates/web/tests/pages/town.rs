//! A small invented town: kindergartens, families in every state, a head, an officer, a parent.

use std::sync::Arc;

use domain::accounts::{Actor, Grant, Role, Scope, Via};
use domain::families::{BirthDocumentKind, Sex};
use domain::ids::{AccountId, ClaimId, DistrictId, EnrolmentId, GroupId, KindergartenId};
use domain::kindergartens::Profile;
use locale::Language;
use services::accounts::{self, Appointment, NewAccount, StaffMember};
use services::families::{self, NewChild};
use services::kindergartens::{self, NewDistrict, NewGroup, NewKindergarten, NewProgramme, StateVacancies};
use services::queue::{self, File, Filed, NewClaim};
use services::{App, MovableClock, benefits, enrolment, offers, policies};
use storage::{Location, Store};
use uuid::Uuid;
use web::shell::Secret;
use web::{Settings, WebState};

pub(crate) const KYIV: &str = include_str!("../../../../policies/kyiv.toml");

pub(crate) struct Town {
    pub(crate) web: WebState,
    pub(crate) clock: Arc<MovableClock>,
    pub(crate) kindergarten: KindergartenId,
    pub(crate) group: GroupId,
    pub(crate) enrolment: EnrolmentId,
    /// Waits in line with a claim.
    pub(crate) waiting: Filed,
    pub(crate) claim: ClaimId,
    pub(crate) head: String,
    pub(crate) other_head: String,
    pub(crate) officer: String,
    pub(crate) auditor: String,
    pub(crate) parent: String,
    _folder: tempfile::TempDir,
}

pub(crate) fn administrator() -> Actor {
    let grant = |role| Grant { role, scope: Scope::Region };
    let account = Some(AccountId::new(Uuid::from_u128(1)));
    Actor { account, grants: vec![grant(Role::SystemAdmin), grant(Role::MunicipalAdmin)], via: Via::Cli }
}

fn account(login: &str, name: &str) -> NewAccount {
    NewAccount {
        login: login.into(),
        display_name: name.into(),
        password: "три слова разом".into(),
        email: String::new(),
        phone: "067 110 00 01".into(),
        language: Language::Uk,
    }
}

async fn kindergarten(
    app: &App,
    district: DistrictId,
    number: u32,
    children: u32,
) -> (KindergartenId, GroupId) {
    let new = NewKindergarten {
        external_id: Some(number.to_string()),
        name: format!("Садок № {number}"),
        district,
        address: format!("вул. Вигадана, {number}"),
        location: Some((50.4 + f64::from(number) / 100.0, 30.5)),
        phone: Some("+380 44 000 00 00".into()),
        email: None,
        website: None,
        edrpou: None,
    };
    let id = kindergartens::register_kindergarten(app, &administrator(), new).await.unwrap();
    let mut first = None;
    for (name, from_months, to_months) in [("Сонечко", 36, 48), ("Зірочка", 18, 36)] {
        let programme = NewProgramme {
            kindergarten: id,
            from_months,
            to_months,
            language: "uk".into(),
            profile: Profile::General,
        };
        let group = NewGroup { external_id: None, name: name.into(), capacity: 20, children };
        let (group, _) =
            kindergartens::register_group(app, &administrator(), None, programme, group).await.unwrap();
        first.get_or_insert(group);
    }
    (id, first.unwrap())
}

async fn family(app: &App, number: u32, wish: KindergartenId) -> (Actor, Filed) {
    let new = account(&format!("family{number}"), "Олена Вигадана");
    let id = accounts::register(app, new, None).await.unwrap();
    let actor = Actor::with_role(id, Role::Parent, Scope::Own, Via::Web);
    let child = NewChild {
        surname: "Вигаданий".into(),
        given_name: "Максим".into(),
        patronymic: String::new(),
        born_on: "2023-11-20".parse().unwrap(),
        sex: Sex::Male,
        document_kind: BirthDocumentKind::Certificate,
        document: format!("І-ДЕ {number:06}"),
    };
    let child = families::add(app, &actor, None, child).await.unwrap();
    let file = File {
        account: id,
        child,
        wishes: vec![wish],
        profile: Profile::General,
        language: None,
        desired_on: "2027-04-01".parse().unwrap(),
        claims: Vec::new(),
        channel: domain::policy::Channel::Portal,
        basis: None,
    };
    let filed = queue::file(app, &actor, None, file).await.unwrap();
    (actor, filed)
}

async fn state(app: &App, head: &Actor, group: GroupId, count: u32) {
    let command = StateVacancies { group, count, from_on: "2027-04-01".parse().unwrap() };
    kindergartens::state_vacancies(app, head, None, command).await.unwrap();
}

async fn staff(
    app: &App,
    login: &str,
    role: Role,
    at: Option<KindergartenId>,
    of: Option<DistrictId>,
) -> String {
    let appointment = Appointment { role, kindergarten: at, district: of };
    let member = StaffMember {
        account: account(login, "Працівниця Вигадана"), roles: vec![appointment]
    };
    let id = accounts::add_staff(app, &administrator(), member).await.unwrap();
    accounts::sign_in_as(app, id, "test").await.unwrap().token
}

async fn offer_of(app: &App, filed: &Filed) -> domain::ids::OfferId {
    storage::offers::live_of(app.reader(), filed.id.uuid()).await.unwrap().unwrap().id.into()
}

/// Signs an administrator in.
pub(crate) async fn administrators_session(town: &Town) -> String {
    staff(town.web.app(), "admin", Role::SystemAdmin, None, None).await
}

impl Town {
    pub(crate) async fn build() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&Location::Folder(folder.path().join("data"))).await.unwrap();
        let clock = Arc::new(MovableClock::stopped("2027-04-01T08:00:00Z".parse().unwrap()));
        let settings = services::Settings { public_url: "http://127.0.0.1".into(), demo: true };
        let app = App::new(store, Arc::clone(&clock) as Arc<dyn services::Clock>, settings);
        policies::apply(&app, &administrator(), KYIV.into()).await.unwrap();
        let new = NewDistrict { code: "D1".into(), name_uk: "Поділ".into(), name_en: "Podil".into() };
        let district = kindergartens::register_district(&app, &administrator(), new).await.unwrap();
        let (id, group) = kindergarten(&app, district, 1, 15).await;
        let (other, _) = kindergarten(&app, district, 2, 20).await;

        let head = Actor::with_role(
            AccountId::new(Uuid::from_u128(7)),
            Role::Head,
            Scope::Kindergarten(id),
            Via::Web,
        );
        let (enrolled_by, enrolled) = family(&app, 1, id).await;
        let (accepted_by, accepted) = family(&app, 2, id).await;
        let (parent, _invited) = family(&app, 3, id).await;
        state(&app, &head, group, 3).await;
        for (actor, filed) in [(&enrolled_by, &enrolled), (&accepted_by, &accepted)] {
            offers::accept(&app, actor, None, offer_of(&app, filed).await).await.unwrap();
        }
        let offer = offer_of(&app, &enrolled).await;
        let enrolment = enrolment::enrol(&app, &head, None, offer).await.unwrap();
        let (waiting_by, waiting) = family(&app, 4, id).await;
        family(&app, 5, id).await;
        let claim = NewClaim {
            category: "chornobyl".into(),
            document_kind: "certificate".into(),
            document: "посвідчення А 000000".into(),
            kindergarten: None,
        };
        let claim = benefits::claim(&app, &waiting_by, None, waiting.number.clone(), claim).await.unwrap();

        let with_mail =
            NewAccount { email: "mail@example.org".into(), ..account("mail", "Іван Вигаданий") };
        accounts::register(&app, with_mail, None).await.unwrap();

        let zone = app.policy().await.unwrap().calendar.time_zone.clone();
        let settings = Settings { secure: false, zone, secret: Secret([1; 32]) };
        let parent = accounts::sign_in_as(&app, parent.account.unwrap(), "test").await.unwrap().token;
        Self {
            kindergarten: id,
            group,
            enrolment,
            waiting,
            claim,
            head: staff(&app, "head", Role::Head, Some(id), None).await,
            other_head: staff(&app, "other", Role::Head, Some(other), None).await,
            officer: staff(&app, "officer", Role::EducationOfficer, None, Some(district)).await,
            auditor: staff(&app, "auditor", Role::Auditor, None, None).await,
            parent,
            clock,
            web: WebState::new(settings, app),
            _folder: folder,
        }
    }
}
