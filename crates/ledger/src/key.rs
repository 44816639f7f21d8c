//! Order keys taken apart again: what facts does this key claim?

use serde::{Deserialize, Deserializer, de::Error};

/// A place in line: the bytes compare as the order does. Written in hexadecimal.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Key(Vec<u8>);

/// The facts a key claims, as far as the journal can be asked about them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Claimed {
    pub(crate) class: Option<u8>,
    pub(crate) points: Option<u32>,
    pub(crate) registered_at: Option<i64>,
    pub(crate) sequence: u64,
}

impl Key {
    /// Takes a key apart by the components of the policy's order. None when its length does not fit them.
    pub(crate) fn claims(&self, order: &[String]) -> Option<Claimed> {
        let mut rest = self.0.as_slice();
        let mut claimed = Claimed::default();
        for component in order {
            let length = match component.as_str() {
                "class" | "residence" => 1,
                "wish_rank" => 2,
                "points" | "birth_date" => 4,
                "registration_time" | "lottery" => 8,
                _ => return None,
            };
            let (own, after) = rest.split_at_checked(length)?;
            rest = after;
            match component.as_str() {
                "class" => claimed.class = Some(own[0]),
                // More points come first, so what stands there is what is missing to the most there can be.
                "points" => claimed.points = Some(u32::MAX - u32::from_be_bytes(own.try_into().ok()?)),
                // Signed microseconds, moved up by half the range so that bytes compare like numbers.
                "registration_time" => {
                    let moved = u64::from_be_bytes(own.try_into().ok()?);
                    claimed.registered_at = Some((moved ^ (1 << 63)).cast_signed());
                }
                _ => {}
            }
        }
        claimed.sequence = u64::from_be_bytes(rest.try_into().ok()?);
        Some(claimed)
    }
}

impl<'de> Deserialize<'de> for Key {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<str>::deserialize(deserializer)?;
        let pair = |at: usize| text.get(at..at + 2).and_then(|pair| u8::from_str_radix(pair, 16).ok());
        let plain = text.len().is_multiple_of(2) && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        let bytes: Option<Vec<u8>> = (0..text.len()).step_by(2).map(pair).collect();
        bytes.filter(|_| plain).map(Self).ok_or_else(|| D::Error::custom("an order key is hexadecimal"))
    }
}
