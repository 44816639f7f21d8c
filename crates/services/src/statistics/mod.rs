//! The city's numbers as everybody may see them: counts, never a person. A count small enough to point to somebody is
//! not shown, and neither is the one that would give it away by subtraction.

use std::collections::HashMap;

use domain::{
    BenefitClass,
    accounts::{Actor, Permission, Subject},
    time::Timestamp,
};
use serde::Serialize;
use storage::{
    kindergartens as places, queue as rows,
    queue::{Counted, Waiting},
};

use crate::{App, Error, kindergartens::Totals};

/// A count that may have to stay hidden.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Count {
    /// As it is.
    Shown(u64),
    /// Too small to show, or the key to one that is.
    Hidden,
}

/// The numbers of one district or age group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Line {
    /// Code of the district or age group.
    pub code: String,
    /// Kindergartens (of a district), or groups (of an age group).
    pub units: u64,
    /// Places, children, held seats, vacant places.
    pub places: Totals,
    /// Children who wait for it.
    pub waiting: Count,
}

/// The city's numbers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct City {
    /// As of when.
    pub as_of: Timestamp,
    /// Kindergartens.
    pub kindergartens: u64,
    /// Groups.
    pub groups: u64,
    /// Places, children, held seats, vacant places.
    pub places: Totals,
    /// Children in line.
    pub waiting: u64,
    /// Applications by state.
    pub states: Vec<(String, Count)>,
    /// Children in line by class.
    pub classes: Vec<(BenefitClass, Count)>,
    /// By district; the code is the district's id.
    pub districts: Vec<Line>,
    /// By age group of the policy.
    pub age_groups: Vec<Line>,
}

/// The city's numbers now.
///
/// # Errors
/// `NotPermitted`, `Conflict("no-policy")`; faults of the database.
pub async fn city(app: &App, actor: &Actor) -> Result<City, Error> {
    actor.permitted(Permission::QueuePublic, Subject::Anything)?;
    let policy = app.policy().await?;
    let smallest = u64::from(policy.publication.smallest_count);
    let db = app.reader();
    let by_district = places::places_by_district(db).await?;
    let by_age_group = places::places_by_age_group(db).await?;
    let states = rows::count_by_state(db).await?;
    let waiting =
        states.iter().find(|line| line.code == "queued").map_or(0, |line| line.count.unsigned_abs());
    let hide = |lines: Vec<Counted>| -> Vec<(String, Count)> {
        let counts = hide(&lines.iter().map(|line| line.count.unsigned_abs()).collect::<Vec<_>>(), smallest);
        lines.into_iter().map(|line| line.code).zip(counts).collect()
    };
    let classes = hide(rows::waiting_by_class(db).await?);
    let class = |(code, count): (String, Count)| BenefitClass::from_code(&code).map(|class| (class, count));
    let mut classes: Vec<_> = classes.into_iter().filter_map(class).collect();
    classes.sort_unstable_by_key(|(class, _)| *class);
    let order: Vec<&str> = policy.age_groups.bands.iter().map(|band| band.code.as_str()).collect();
    let mut age_groups = lines(by_age_group, rows::waiting_by_age_group(db).await?, smallest);
    age_groups.sort_by_key(|line| order.iter().position(|code| *code == line.code));
    let districts = lines(by_district, rows::waiting_by_district(db).await?, smallest);
    let places = districts.iter().fold(Totals::default(), |sum, line| sum.plus(line.places));
    Ok(City {
        as_of: app.now(),
        kindergartens: districts.iter().map(|line| line.units).sum(),
        groups: age_groups.iter().map(|line| line.units).sum(),
        places,
        waiting,
        states: hide(states),
        classes,
        districts,
        age_groups,
    })
}

fn lines(places: Vec<places::Places>, waiting: Vec<Waiting>, smallest: u64) -> Vec<Line> {
    let by_code: HashMap<String, i64> = waiting.into_iter().map(|line| (line.code, line.count)).collect();
    let counts: Vec<u64> =
        places.iter().map(|line| by_code.get(&line.code).copied().unwrap_or(0).unsigned_abs()).collect();
    let number = |value: i64| u32::try_from(value).unwrap_or(u32::MAX);
    places
        .into_iter()
        .zip(hide(&counts, smallest))
        .map(|(line, waiting)| Line {
            code: line.code,
            units: line.units.unsigned_abs(),
            places: Totals {
                capacity: number(line.capacity),
                children: number(line.children),
                held: number(line.held),
                vacant: number(line.vacant),
                open: number(line.open),
            },
            waiting,
        })
        .collect()
}

/// Hides counts from 1 to below `smallest`; when that hides exactly one, the next larger one too, because the total
/// would give it away. Nothing and plenty point to nobody.
fn hide(counts: &[u64], smallest: u64) -> Vec<Count> {
    let mut hidden: Vec<bool> = counts.iter().map(|count| *count > 0 && *count < smallest).collect();
    if hidden.iter().filter(|hidden| **hidden).count() == 1 {
        let next = (0..counts.len()).filter(|&at| !hidden[at] && counts[at] > 0).min_by_key(|&at| counts[at]);
        if let Some(at) = next {
            hidden[at] = true;
        }
    }
    counts
        .iter()
        .zip(hidden)
        .map(|(count, hidden)| if hidden { Count::Hidden } else { Count::Shown(*count) })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_small_count_is_hidden_and_cannot_be_computed_from_the_others() {
        use Count::{Hidden, Shown};
        assert_eq!(hide(&[0, 3, 8, 20], 5), [Shown(0), Hidden, Hidden, Shown(20)]);
        assert_eq!(hide(&[4, 3, 8, 20], 5), [Hidden, Hidden, Shown(8), Shown(20)]);
        assert_eq!(hide(&[5, 8], 5), [Shown(5), Shown(8)]);
        assert_eq!(hide(&[2], 5), [Hidden]);
        assert_eq!(hide(&[], 5), []);
    }
}
