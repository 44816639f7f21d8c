//! Invented families: people, papers, birth dates and the moment they applied.

use jiff::civil::{Date, time};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};

use super::draw::Draw;
use super::names::{HER_NAMES, HIS_NAMES, SURNAMES};

/// Sex of an invented person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sex {
    /// Female.
    Female,
    /// Male.
    Male,
}

/// A person's name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Person {
    /// Surname.
    pub(crate) surname: String,
    /// Given name.
    pub(crate) given_name: String,
    /// Patronymic.
    pub(crate) patronymic: String,
    /// Sex.
    pub(crate) sex: Sex,
}

/// A parent with an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Guardian {
    /// Name.
    pub(crate) person: Person,
    /// Phone, 12 digits; code 11, which the numbering plan of Ukraine gives to nobody.
    pub(crate) phone: String,
    /// Address at `example.org`.
    pub(crate) email: String,
    /// Given name of the children's father, for their patronymics.
    father: String,
}

/// A child who waits for a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Child {
    /// Name.
    pub(crate) person: Person,
    /// Birth date.
    pub(crate) born_on: Date,
    /// Birth certificate, «I-ДЕ 100001»; unique in the demo.
    pub(crate) certificate: String,
}

/// A benefit that a family claims.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Claim {
    /// Code of the category in the policy pack.
    pub(crate) category: String,
    /// Whether the district department has confirmed it.
    pub(crate) confirmed: bool,
}

/// What part of the families claims a benefit.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct BenefitShare {
    /// Code of the category in the policy pack.
    pub(crate) category: String,
    /// Share of the applications, 0 to 1.
    pub(crate) share: f64,
}

/// Of ten claims, eight are confirmed; the others wait for the department.
const CONFIRMED: f64 = 0.8;

/// For how many years back families have been applying.
const YEARS: i16 = 3;

/// Where and when the demo plays.
#[derive(Debug, Clone)]
pub(crate) struct Scene {
    /// Seed of all chance.
    pub(crate) seed: u64,
    /// Now; nobody has applied later.
    pub(crate) now: Timestamp,
    /// The region's time zone: people apply by day.
    pub(crate) zone: TimeZone,
    /// Benefits and how common they are.
    pub(crate) benefits: Vec<BenefitShare>,
}

impl Scene {
    /// The local day of now.
    pub(crate) fn today(&self) -> Date {
        self.zone.to_datetime(self.now).date()
    }
}

/// Draws people; numbers them, so that papers, phones and addresses are unique.
pub(crate) struct People<'a> {
    scene: &'a Scene,
    draw: Draw,
    made: u32,
}

impl<'a> People<'a> {
    /// People from a stream of the seed.
    pub(crate) fn new(scene: &'a Scene, part: u64) -> Self {
        Self { scene, draw: Draw::new(scene.seed, part), made: 0 }
    }

    /// A family: one parent and one child born on this day.
    pub(crate) fn family(&mut self, born_on: Date) -> (Guardian, Child) {
        let surname = self.draw.one_of(SURNAMES).copied().unwrap_or(SURNAMES[0]);
        let of = |sex: Sex| if sex == Sex::Female { surname.her } else { surname.his }.to_owned();
        // Eight of ten accounts are the mother's.
        let parent_sex = if self.draw.chance(0.8) { Sex::Female } else { Sex::Male };
        let person = Person {
            surname: of(parent_sex),
            given_name: self.given_name(parent_sex).to_owned(),
            patronymic: self.patronymic(parent_sex, None),
            sex: parent_sex,
        };
        let father = match parent_sex {
            Sex::Male => person.given_name.clone(),
            Sex::Female => self.given_name(Sex::Male).to_owned(),
        };
        let child = self.child(of, &father, born_on);
        let number = self.made;
        let guardian = Guardian {
            person,
            phone: format!("38011{number:07}"),
            email: format!("family{number}@example.org"),
            father,
        };
        (guardian, child)
    }

    /// One more child of this parent.
    pub(crate) fn sibling(&mut self, guardian: &Guardian, born_on: Date) -> Child {
        let parent = &guardian.person;
        let surname = SURNAMES.iter().find(|surname| match parent.sex {
            Sex::Female => surname.her == parent.surname,
            Sex::Male => surname.his == parent.surname,
        });
        let surname = surname.copied().unwrap_or(SURNAMES[0]);
        let of = |sex: Sex| if sex == Sex::Female { surname.her } else { surname.his }.to_owned();
        self.child(of, &guardian.father, born_on)
    }

    fn child(&mut self, surname: impl Fn(Sex) -> String, father: &str, born_on: Date) -> Child {
        let sex = if self.draw.chance(0.515) { Sex::Male } else { Sex::Female };
        let person = Person {
            surname: surname(sex),
            given_name: self.given_name(sex).to_owned(),
            patronymic: self.patronymic(sex, Some(father)),
            sex,
        };
        self.made += 1;
        Child { person, born_on, certificate: certificate(self.made) }
    }

    fn given_name(&mut self, sex: Sex) -> &'static str {
        match sex {
            Sex::Female => self.draw.word(HER_NAMES),
            Sex::Male => self.draw.one_of(HIS_NAMES).map_or("", |name| name.0),
        }
    }

    fn patronymic(&mut self, sex: Sex, father: Option<&str>) -> String {
        let known = father.and_then(|father| HIS_NAMES.iter().find(|name| name.0 == father));
        let name = known.or_else(|| self.draw.one_of(HIS_NAMES));
        let form = |name: &(&str, &str, &str)| if sex == Sex::Female { name.2 } else { name.1 }.to_owned();
        name.map(form).unwrap_or_default()
    }

    /// A birth date that makes the child this many whole months old today.
    pub(crate) fn born_months_ago(&mut self, months: i32) -> Date {
        let today = self.scene.today();
        let youngest = today.saturating_sub(months.months());
        // One month more would be the next age; the day after that one is the oldest that fits.
        let oldest = today.saturating_sub((months + 1).months()).saturating_add(1.day());
        let days = youngest.since(oldest).map_or(0, |span| span.get_days());
        oldest.saturating_add(self.draw.between(0, i64::from(days)).days())
    }

    /// A moment in the last three years after the child's first week, by day, to the microsecond.
    pub(crate) fn applied_at(&mut self, born_on: Date) -> Timestamp {
        let today = self.scene.today();
        let first = today.saturating_sub(YEARS.years()).max(born_on.saturating_add(7.days())).min(today);
        let days = first.until(today).map_or(0, |span| span.get_days());
        // More families apply while the child is young than later: the lower of two draws.
        let after = self.draw.between(0, i64::from(days)).min(self.draw.between(0, i64::from(days)));
        let on = first.saturating_add(after.days());
        let second = self.draw.between(0, 15 * 3600 - 1);
        let micro = self.draw.between(0, 999_999);
        let local = on.to_datetime(time(7, 0, 0, 0)).saturating_add(second.seconds().microseconds(micro));
        let at = self.scene.zone.to_timestamp(local).unwrap_or(self.scene.now);
        // Today's draw may lie later than now.
        at.min(self.scene.now)
    }

    /// A claim, for as many families as the shares say.
    pub(crate) fn claim(&mut self) -> Option<Claim> {
        let mut mark = self.draw.fraction();
        for benefit in &self.scene.benefits {
            if mark < benefit.share {
                let confirmed = self.draw.chance(CONFIRMED);
                return Some(Claim { category: benefit.category.clone(), confirmed });
            }
            mark -= benefit.share;
        }
        None
    }
}

/// The form of a Ukrainian birth certificate with a series that stands for «демо».
fn certificate(number: u32) -> String {
    let numeral = ["I", "II", "III", "IV", "V"].get(number as usize / 900_000).copied().unwrap_or("VI");
    format!("{numeral}-ДЕ {:06}", 100_000 + number % 900_000)
}
