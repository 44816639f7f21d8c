//! The only place of the pages that draws random numbers: tokens and one-time keys.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use rand::RngCore;

/// Random bytes from the system-seeded generator.
pub(crate) fn bytes<const N: usize>() -> [u8; N] {
    let mut out = [0; N];
    rand::rng().fill_bytes(&mut out);
    out
}

/// A random name of 128 bits that is safe in cookies, forms and addresses.
pub(crate) fn token() -> String {
    URL_SAFE_NO_PAD.encode(bytes::<16>())
}
