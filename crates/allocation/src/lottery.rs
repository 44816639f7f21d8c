//! One lottery number a child, from a seed that is committed before anybody knows it and published after.
//!
//! Before the wishes close, the commission publishes [`commit`] of a secret seed. Afterwards it publishes the seed:
//! everybody can check that it is the one committed to, and recompute every number. The number belongs to the
//! child, not to an application: filing twice, or anew, draws no second number. It is a keyed hash, so it says
//! nothing about the child and cannot be steered without the seed.

use hmac::{Hmac, Mac};
use sha2::{Digest, Sha256};

/// A lottery number: compare as bytes, smaller is earlier.
pub type Number = [u8; 32];

/// What is published before the draw: SHA-256 of the seed.
#[must_use]
pub fn commit(seed: &[u8]) -> [u8; 32] {
    Sha256::digest(seed).into()
}

/// Whether a published seed is the one that was committed to.
#[must_use]
pub fn opens(commitment: &[u8; 32], seed: &[u8]) -> bool {
    commit(seed) == *commitment
}

/// The lottery number of a child: HMAC-SHA-256 (RFC 2104) of the child's lasting identifier, keyed by the seed.
///
/// `child` must identify the child in every application it ever files (such as the number of its birth
/// certificate, normalised), never the application.
#[must_use]
pub fn number(seed: &[u8], child: &[u8]) -> Number {
    match Hmac::<Sha256>::new_from_slice(seed) {
        Ok(mut mac) => {
            mac.update(child);
            mac.finalize().into_bytes().into()
        }
        // HMAC takes keys of any length, so this arm is never reached; a plain hash keeps the type honest.
        Err(_) => Sha256::new().chain_update(seed).chain_update(child).finalize().into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_rfc_4231() {
        // Test case 2 of RFC 4231.
        let expected = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";
        assert_eq!(hex::encode(number(b"Jefe", b"what do ya want for nothing?")), expected);
    }

    #[test]
    fn a_commitment_opens_only_with_its_seed() {
        let commitment = commit(b"seed of 2027");
        assert_eq!(
            hex::encode(commit(b"abc")),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
        assert!(opens(&commitment, b"seed of 2027"));
        assert!(!opens(&commitment, b"seed of 2028"));
    }
}
