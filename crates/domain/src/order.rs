//! The order of the queue as bytes: keys that compare the way the pack orders.
//!
//! The pack lists the components; each becomes a fixed number of bytes, big-endian, so that comparing bytes compares
//! component by component. The last component is always the application's unique sequence number: there are no ties.

use crate::{
    benefits::BenefitClass,
    time::{Date, Timestamp},
};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::{fmt, str::FromStr};

/// One component of the order, as the pack names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OrderComponent {
    /// Class of the confirmed benefits, out of turn first.
    Class,
    /// Sum of the confirmed points, more first.
    Points,
    /// Residents of the municipality first.
    Residence,
    /// Time of registration, earlier first.
    RegistrationTime,
    /// Date of birth, older first.
    BirthDate,
    /// Rank of the wish on the family's list, first wish first.
    WishRank,
    /// Number drawn in a lottery, smaller first.
    Lottery,
}

impl OrderComponent {
    /// All components, in the order the pack reference lists them.
    pub const ALL: [Self; 7] = [
        Self::Class,
        Self::Points,
        Self::Residence,
        Self::RegistrationTime,
        Self::BirthDate,
        Self::WishRank,
        Self::Lottery,
    ];

    /// The component's name in packs.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Class => "class",
            Self::Points => "points",
            Self::Residence => "residence",
            Self::RegistrationTime => "registration_time",
            Self::BirthDate => "birth_date",
            Self::WishRank => "wish_rank",
            Self::Lottery => "lottery",
        }
    }
}

/// What the order of one entry is computed from. Nothing else may influence a place in the queue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderFacts {
    /// Best class among the benefits confirmed for this entry.
    pub class: BenefitClass,
    /// Points confirmed for this entry.
    pub points: u32,
    /// Whether the child lives in the municipality (confirmed).
    pub resident: bool,
    /// When the application was registered. Never changes.
    pub registered_at: Timestamp,
    /// The child's date of birth.
    pub born_on: Date,
    /// Rank of the wish, 1 is the most wanted.
    pub wish_rank: u16,
    /// Number drawn in the lottery, 0 where there is none.
    pub lottery: u64,
    /// The application's unique sequence number in the region.
    pub sequence: u64,
}

/// An order key: smaller bytes are earlier in the queue. Written as lower-case hexadecimal.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OrderKey(Vec<u8>);

impl OrderKey {
    /// The key of an entry under the pack's list of components.
    #[must_use]
    pub fn of(components: &[OrderComponent], facts: &OrderFacts) -> Self {
        let mut bytes = Vec::with_capacity(32);
        for component in components {
            match component {
                OrderComponent::Class => bytes.push(facts.class.rank()),
                OrderComponent::Points => bytes.extend((u32::MAX - facts.points).to_be_bytes()),
                OrderComponent::Residence => bytes.push(u8::from(!facts.resident)),
                OrderComponent::RegistrationTime => {
                    bytes.extend(ordered(facts.registered_at.as_microsecond()).to_be_bytes());
                }
                OrderComponent::BirthDate => bytes.extend(date_bytes(facts.born_on)),
                OrderComponent::WishRank => bytes.extend(facts.wish_rank.to_be_bytes()),
                OrderComponent::Lottery => bytes.extend(facts.lottery.to_be_bytes()),
            }
        }
        bytes.extend(facts.sequence.to_be_bytes());
        Self(bytes)
    }

    /// Wraps bytes read from the database.
    #[must_use]
    pub const fn from_bytes(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }

    /// The bytes for the database's index.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// The bytes, taking the key apart.
    #[must_use]
    pub fn into_bytes(self) -> Vec<u8> {
        self.0
    }
}

/// Maps signed integers to unsigned ones that keep the order.
const fn ordered(value: i64) -> u64 {
    value.cast_unsigned() ^ (1 << 63)
}

/// Year (made unsigned), month and day: compares like the date.
fn date_bytes(on: Date) -> [u8; 4] {
    let [high, low] = (on.year().cast_unsigned() ^ (1 << 15)).to_be_bytes();
    [high, low, on.month().cast_unsigned(), on.day().cast_unsigned()]
}

impl fmt::Display for OrderKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// The text is not an even number of hexadecimal digits.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("an order key is an even number of hexadecimal digits")]
pub struct NotAnOrderKey;

impl FromStr for OrderKey {
    type Err = NotAnOrderKey;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let digits: Option<Vec<u8>> =
            text.chars().map(|digit| digit.to_digit(16).and_then(|value| u8::try_from(value).ok())).collect();
        let digits = digits.ok_or(NotAnOrderKey)?;
        let (pairs, rest) = digits.as_chunks::<2>();
        if !rest.is_empty() {
            return Err(NotAnOrderKey);
        }
        Ok(Self(pairs.iter().map(|[high, low]| high << 4 | low).collect()))
    }
}

impl Serialize for OrderKey {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for OrderKey {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}
