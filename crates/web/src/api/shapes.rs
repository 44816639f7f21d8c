//! The shapes of answers that scripts rely on. More fields may come; none goes.

use std::collections::BTreeMap;

use domain::time::{Date, Timestamp};
use serde::Serialize;
use services::kindergartens::{GroupCounts, KindergartenView};
use services::offers::OfferLine;
use services::queue::{self, ClassAhead, Overview, Position};
use utoipa::ToSchema;
use uuid::Uuid;

/// A kindergarten with its groups.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Kindergarten {
    id: Uuid,
    name: String,
    /// Name of the district in the language asked for.
    district: String,
    /// KATOTTH code of the district, or the region's own.
    district_code: String,
    address: String,
    /// Null when the kindergarten does not stand on the map.
    location: Option<Location>,
    phone: Option<String>,
    email: Option<String>,
    website: Option<String>,
    groups: Vec<Group>,
}

/// WGS 84, degrees.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Location {
    lat: f64,
    lon: f64,
}

/// A group with its counts.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Group {
    id: Uuid,
    name: String,
    /// Label of its ages in the policy.
    age_group: String,
    /// From this age in whole months, inclusive.
    from_months: u16,
    /// To this age in whole months, exclusive.
    to_months: u16,
    language: String,
    profile: String,
    programme: Uuid,
    /// Places.
    capacity: u32,
    /// Children in it.
    children: u32,
    /// Seats held for invitations.
    held: u32,
    /// Places that nobody has and nobody is promised.
    vacant: u32,
    /// Of these, stated as free by the head; nobody waits for them.
    open: u32,
}

impl Kindergarten {
    pub(super) fn of(view: KindergartenView, ukrainian: bool) -> Self {
        let (row, district) = (view.kindergarten, view.district);
        Self {
            id: row.id,
            name: row.name,
            district: if ukrainian { district.name_uk } else { district.name_en },
            district_code: district.code,
            address: row.address,
            location: row.lat.zip(row.lon).map(|(lat, lon)| Location { lat, lon }),
            phone: row.phone,
            email: row.email,
            website: row.website,
            groups: view.groups.into_iter().map(Group::of).collect(),
        }
    }
}

impl Group {
    fn of(group: GroupCounts) -> Self {
        Self {
            vacant: group.vacant(),
            id: group.id.uuid(),
            name: group.name,
            age_group: group.age_group,
            from_months: group.from_months,
            to_months: group.to_months,
            language: group.language,
            profile: group.profile,
            programme: group.programme.uuid(),
            capacity: group.capacity,
            children: group.children,
            held: group.held,
            open: group.open,
        }
    }
}

/// An application.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Application {
    number: String,
    /// `checking` `confirm_in_person` `queued` `invited` `accepted` `enrolled` `suspended` `refused` `withdrawn` `archived`
    state: String,
    /// Why it is suspended or refused.
    state_reason: Option<String>,
    #[schema(value_type = String, format = DateTime)]
    registered_at: Timestamp,
    /// Label of the child's age today.
    age_group: Option<String>,
    /// `out_of_turn` `first_priority` `guaranteed` `preferential` `general`
    class: String,
    language: Option<String>,
    profile: String,
    #[schema(value_type = String, format = Date)]
    desired_on: Date,
    /// Counts changes; send it with new wishes, so that nothing is overwritten unseen.
    revision: i32,
    wishes: Vec<Wish>,
    /// The live invitation.
    offer: Option<Uuid>,
    /// Claims to benefits, the oldest first; only for the family and for staff who see claims.
    claims: Vec<ClaimSeen>,
}

/// A claim to a benefit.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct ClaimSeen {
    id: Uuid,
    /// Code of the category in the policy.
    category: String,
    /// `claimed` `confirmed` `rejected` `withdrawn`
    state: String,
    /// Why it was rejected.
    reason: Option<String>,
    /// The kindergarten in which alone it counts; null where it counts everywhere.
    kindergarten: Option<Uuid>,
}

/// A kindergarten on an application's list, with the child's best place there.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Wish {
    kindergarten: Uuid,
    /// 1 is the first on the list.
    rank: usize,
    /// 1 is next; null when the child stands in no line of it now.
    position: Option<u64>,
    /// Who stands ahead, by class.
    ahead: BTreeMap<String, u64>,
    /// How many wait in that line.
    of: u64,
}

/// A place in one programme's line.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Place {
    kindergarten: Uuid,
    programme: Uuid,
    age_group: String,
    from_months: i32,
    to_months: i32,
    language: String,
    rank: Option<usize>,
    position: Option<u64>,
    ahead: BTreeMap<String, u64>,
    of: u64,
}

impl Application {
    pub(super) fn of(seen: &Overview) -> Self {
        let wishes = seen.wishes.iter().enumerate().map(|(at, kindergarten)| {
            let here = seen.positions.iter().filter(|place| place.kindergarten == *kindergarten);
            let best = here.min_by_key(|place| (place.position.is_none(), place.position));
            Wish {
                kindergarten: kindergarten.uuid(),
                rank: at + 1,
                position: best.and_then(|place| place.position),
                ahead: best.map(|place| by_class(&place.ahead)).unwrap_or_default(),
                of: best.map_or(0, |place| place.of),
            }
        });
        Self {
            number: seen.number.clone(),
            state: seen.state.clone(),
            state_reason: seen.state_reason.clone(),
            registered_at: seen.registered_at,
            age_group: seen.age_group.clone(),
            class: seen.class.code().to_owned(),
            language: seen.language.clone(),
            profile: seen.profile.clone(),
            desired_on: seen.desired_on,
            revision: seen.revision,
            wishes: wishes.collect(),
            offer: seen.offer.map(|offer| offer.uuid()),
            claims: seen.claims.iter().map(ClaimSeen::of).collect(),
        }
    }
}

impl ClaimSeen {
    fn of(claim: &queue::ClaimSeen) -> Self {
        Self {
            id: claim.id.uuid(),
            category: claim.category.clone(),
            state: claim.state.clone(),
            reason: claim.reason.clone(),
            kindergarten: claim.kindergarten.map(|id| id.uuid()),
        }
    }
}

impl Place {
    pub(super) fn of(place: &Position, seen: &Overview) -> Self {
        Self {
            kindergarten: place.kindergarten.uuid(),
            programme: place.programme.uuid(),
            age_group: place.age_group.clone(),
            from_months: place.from_months,
            to_months: place.to_months,
            language: place.language.clone(),
            rank: seen.wishes.iter().position(|wish| *wish == place.kindergarten).map(|at| at + 1),
            position: place.position,
            ahead: by_class(&place.ahead),
            of: place.of,
        }
    }
}

fn by_class(ahead: &[ClassAhead]) -> BTreeMap<String, u64> {
    ahead.iter().map(|class| (class.class.code().to_owned(), class.count)).collect()
}

/// An invitation.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Offer {
    id: Uuid,
    /// Public number of the application.
    application: String,
    kindergarten: Uuid,
    kindergarten_name: String,
    group: Uuid,
    group_name: String,
    /// `invited` `accepted` `enrolled` `declined` `expired` `documents_overdue` `annulled`
    state: String,
    #[schema(value_type = String, format = DateTime)]
    invited_at: Timestamp,
    #[schema(value_type = String, format = DateTime)]
    answer_by: Timestamp,
    #[schema(value_type = Option<String>, format = DateTime)]
    documents_by: Option<Timestamp>,
    /// Whether the family took more time for the papers.
    extended: bool,
    #[schema(value_type = Option<String>, format = DateTime)]
    closed_at: Option<Timestamp>,
}

impl Offer {
    pub(super) fn of(line: OfferLine) -> Self {
        Self {
            id: line.id.uuid(),
            application: line.application,
            kindergarten: line.kindergarten.uuid(),
            kindergarten_name: line.kindergarten_name,
            group: line.group.uuid(),
            group_name: line.group_name,
            state: line.state.code().to_owned(),
            invited_at: line.invited_at,
            answer_by: line.answer_by,
            documents_by: line.documents_by,
            extended: line.extended,
            closed_at: line.closed_at,
        }
    }
}

/// A problem, as RFC 9457 says it.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Problem {
    /// Address of the kind of problem; stable.
    r#type: String,
    /// The kind of problem in words.
    title: String,
    status: u16,
    /// The kind of problem as a word; stable.
    code: String,
    /// What went wrong, in the language asked for.
    detail: String,
    /// Number of the request, for the support desk.
    instance: String,
    /// The law or the rule behind a refusal.
    basis: Option<String>,
    /// Fields that are missing or of the wrong kind.
    errors: Option<Vec<FieldProblem>>,
}

/// A field that is missing or of the wrong kind.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct FieldProblem {
    /// JSON pointer to it.
    pointer: String,
    /// `missing` or `malformed`.
    code: String,
    /// In words.
    detail: String,
}
