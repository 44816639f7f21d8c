//! The planned intake of a kindergarten's groups (B-22): places stated for days to come.

use domain::time::Date;
use services::kindergartens::KindergartenView;

/// Places of one group from one day.
pub(super) struct Planned {
    /// From which day they are given out.
    pub(super) from_on: Date,
    /// How many.
    pub(super) count: u32,
    /// The kindergarten's name.
    pub(super) kindergarten: String,
    /// The group's page.
    pub(super) href: String,
    /// The group's name.
    pub(super) group: String,
}

/// The planned intake by day.
pub(super) fn planned(views: &[KindergartenView]) -> Vec<Planned> {
    let mut found: Vec<Planned> = Vec::new();
    for view in views {
        for group in &view.groups {
            found.extend(group.planned.iter().map(|places| Planned {
                from_on: places.from_on,
                count: places.count,
                kindergarten: view.kindergarten.name.clone(),
                href: format!("/office/groups/{}", group.id),
                group: group.name.clone(),
            }));
        }
    }
    found.sort_by(|a, b| a.from_on.cmp(&b.from_on).then_with(|| a.group.cmp(&b.group)));
    found
}
