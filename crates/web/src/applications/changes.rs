//! What a change of wishes or details would do, in sentences.

use domain::Refusal;
use domain::age::Band;
use domain::ids::{KindergartenId, ProgrammeId};
use domain::queue::may_change;
use locale::Args;
use services::App;
use services::queue::{
    self, Absent, CaseView, DetailsEffects, Effects, NamedProgramme, Places, Position, WishView,
};

use super::words;
use crate::kit::{Tag, Tone};
use crate::shell::{Failure, Page};

/// One thing that would change.
pub(super) struct Change {
    /// Better, worse, or neither.
    pub(super) tone: Tone,
    /// The word for it.
    pub(super) tag: &'static str,
    /// The sentence.
    pub(super) text: String,
}

impl Change {
    /// The word for it on its ground.
    pub(super) fn tag(&self, page: &Page) -> Tag {
        page.tag(self.tag, self.tone)
    }
}

/// Why the application cannot be changed now.
pub(super) fn refused(case: &CaseView) -> Failure {
    let refusal = may_change(&case.state).err();
    refusal.unwrap_or_else(|| Refusal::new("refusal-application-closed")).into()
}

/// Leaving every line: the places given up, each with the length of its line. An application that stands in no line now
/// gives up none.
pub(super) fn of_leaving(page: &Page, case: &CaseView) -> Vec<Change> {
    let lines = case.wishes.iter().flat_map(|wish| wish.lines.iter().map(move |line| (wish, line)));
    let change = |(wish, line): (&WishView, &Position)| {
        let band = Band { from_months: months(line.from_months), to_months: months(line.to_months) };
        let args = Args::new()
            .text("kindergarten", wish.name.as_str())
            .text("group", words::age_group(page, &case.policy, &line.age_group, band))
            .text("place", page.number(line.position?))
            .text("of", page.number(line.of));
        let text = page.ta("application-change-given-up-more", &args);
        Some(Change { tone: Tone::Bad, tag: "application-change-lost", text })
    };
    lines.filter_map(change).collect()
}

fn months(value: i32) -> u16 {
    u16::try_from(value).unwrap_or_default()
}

/// Places taken, given up and moved.
pub(super) async fn of_places(
    page: &Page,
    case: &CaseView,
    app: &App,
    places: &Places,
) -> Result<Vec<Change>, Failure> {
    let named = Named::of(app, &places.gained, &places.lost, &places.moved).await?;
    let mut changes = named.lines(page, case, &places.gained, &places.lost);
    changes.extend(named.moves(page, case, &places.moved));
    Ok(changes)
}

/// The effects of a new list.
pub(super) async fn of_wishes(
    page: &Page,
    case: &CaseView,
    app: &App,
    effects: &Effects,
) -> Result<Vec<Change>, Failure> {
    let named = Named::of(app, &effects.gained, &effects.lost, &effects.moved).await?;
    let mut changes = named.lines(page, case, &effects.gained, &effects.lost);
    changes.extend(named.moves(page, case, &effects.moved));
    let added = effects.absent.iter().filter(|(id, _)| effects.added.contains(id));
    changes.extend(absences(page, app, added.copied()).await?);
    Ok(changes)
}

/// The effects of new details.
pub(super) async fn of_details(
    page: &Page,
    case: &CaseView,
    app: &App,
    effects: &DetailsEffects,
) -> Result<Vec<Change>, Failure> {
    let named = Named::of(app, &effects.gained, &effects.lost, &[]).await?;
    let mut changes = named.lines(page, case, &effects.gained, &effects.lost);
    changes.extend(absences(page, app, effects.absent.iter().copied()).await?);
    Ok(changes)
}

struct Named(Vec<NamedProgramme>);

impl Named {
    async fn of(
        app: &App,
        gained: &[(ProgrammeId, u64)],
        lost: &[(ProgrammeId, u64)],
        moved: &[(ProgrammeId, u64, u64)],
    ) -> Result<Self, Failure> {
        let ids = gained.iter().chain(lost).map(|(id, _)| *id).chain(moved.iter().map(|(id, ..)| *id));
        Ok(Self(queue::name_programmes(app, &ids.collect::<Vec<_>>()).await?))
    }

    fn args(&self, page: &Page, case: &CaseView, id: ProgrammeId) -> Args {
        let Some(found) = self.0.iter().find(|known| known.id == id) else { return Args::new() };
        Args::new()
            .text("kindergarten", found.name.as_str())
            .text("group", words::age_group(page, &case.policy, &found.age_group, found.band))
    }

    fn moves(&self, page: &Page, case: &CaseView, moved: &[(ProgrammeId, u64, u64)]) -> Vec<Change> {
        let change = |(programme, before, after): &(ProgrammeId, u64, u64)| {
            let args = self.args(page, case, *programme);
            let args = args.text("before", page.number(*before)).text("after", page.number(*after));
            let tone = if after < before { Tone::Good } else { Tone::Plain };
            let text = page.ta("application-change-moved-more", &args);
            Change { tone, tag: "application-change-moved", text }
        };
        // Another class may leave the place as it is.
        moved.iter().filter(|(_, before, after)| before != after).map(change).collect()
    }

    fn lines(
        &self,
        page: &Page,
        case: &CaseView,
        gained: &[(ProgrammeId, u64)],
        lost: &[(ProgrammeId, u64)],
    ) -> Vec<Change> {
        let line = |tone, tag, key: &str, (id, place): &(ProgrammeId, u64)| Change {
            tone,
            tag,
            text: page.ta(key, &self.args(page, case, *id).text("place", page.number(*place))),
        };
        let gained = gained
            .iter()
            .map(|one| line(Tone::Good, "application-change-gained", "application-change-gained-more", one));
        let lost = lost
            .iter()
            .map(|one| line(Tone::Bad, "application-change-lost", "application-change-lost-more", one));
        gained.chain(lost).collect()
    }
}

async fn absences(
    page: &Page,
    app: &App,
    absent: impl Iterator<Item = (KindergartenId, Absent)>,
) -> Result<Vec<Change>, Failure> {
    let absent: Vec<_> = absent.collect();
    let ids: Vec<_> = absent.iter().map(|(id, _)| *id).collect();
    let public = domain::accounts::Actor::public(domain::accounts::Via::Web);
    let found = services::kindergartens::find_by_ids(app, &public, &ids).await?;
    let line = |(id, why): (KindergartenId, Absent)| {
        let view = found.iter().find(|view| view.id() == id)?;
        let text = format!("{}: {}", view.kindergarten.name, words::absent(page, why));
        Some(Change { tone: Tone::Wait, tag: "application-change-absent", text })
    };
    Ok(absent.into_iter().filter_map(line).collect())
}
