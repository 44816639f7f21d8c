//! Kindergartens for one child: what of each fits its age, the filter for it, and the map of the same list.

use domain::age::{self, Band};
use domain::policy::Policy;
use domain::time::Date;
use locale::Args;
use services::kindergartens::{Find, KindergartenView};

use crate::shell::Page;

/// The age that counts for a child: on the day the policy names for the day from which a place is wanted.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ChildsAge {
    born_on: Date,
    on: Date,
}

impl ChildsAge {
    /// Of a child that wants a place from a day on.
    pub(crate) fn new(policy: &Policy, born_on: Date, wanted_on: Date) -> Self {
        Self { born_on, on: age::reference_day(policy, wanted_on) }
    }

    /// Full months, where they can be counted.
    fn months(self) -> Option<u16> {
        age::months_on(self.born_on, self.on)
    }

    /// The address of a kindergarten, the groups in it whose ages fit the child, and the places stated free in them.
    pub(crate) fn facts(self, page: &Page, view: &KindergartenView) -> String {
        let fits = view.groups.iter().filter(|group| {
            let band = Band { from_months: group.from_months, to_months: group.to_months };
            age::fits(band, self.born_on, self.on)
        });
        let (groups, vacant) =
            fits.fold((0_i64, 0), |(groups, vacant), group| (groups + 1, vacant + i64::from(group.open)));
        let args = Args::new()
            .text("address", view.kindergarten.address.as_str())
            .with("groups", groups)
            .with("vacant", vacant);
        page.ta("kindergartens-facts", &args)
    }
}

/// What a list is narrowed to, as the address says it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Narrowed<'a> {
    /// Part of the name.
    pub(crate) name: &'a str,
    /// Id of a district.
    pub(crate) district: &'a str,
    /// Only those with a group that fits.
    pub(crate) fits: bool,
    /// Only those with places stated free.
    pub(crate) vacant: bool,
}

impl Narrowed<'_> {
    /// As the register is asked.
    pub(crate) fn find(&self, child: ChildsAge) -> Find {
        Find {
            name: Some(self.name.to_owned()).filter(|name| !name.trim().is_empty()),
            district: self.district.parse().ok(),
            vacant: self.vacant,
            age_months: child.months().filter(|_| self.fits),
            ..Find::default()
        }
    }

    /// The address of the same kindergartens for the map.
    pub(crate) fn map(&self, child: ChildsAge) -> String {
        let months = child.months().filter(|_| self.fits).map(|months| months.to_string());
        let months = months.unwrap_or_default();
        let asked = [
            ("name", self.name),
            ("district", self.district),
            ("vacant", if self.vacant { "yes" } else { "" }),
            ("months", &months),
        ];
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.extend_pairs(asked.into_iter().filter(|(_, value)| !value.is_empty()));
        format!("/opendata/kindergartens.geojson?{}", query.finish())
    }
}
