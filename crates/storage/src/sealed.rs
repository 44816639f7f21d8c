//! Personal identifiers at rest: sealed with a key that is kept outside the database, found again by a keyed hash.
//!
//! Sealing is XChaCha20-Poly1305 with a random nonce; the label of the column is authenticated with it, so a
//! value cannot be moved to another column. The index of a value is HMAC-SHA256 of its normalised form under a
//! second key: equal values are found, nothing else is learnt without the key.

use std::{fs, io::Write, path::Path};

use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};
use hmac::{Hmac, Mac};
use sha2::Sha256;
use zeroize::{Zeroize, ZeroizeOnDrop};

const NONCE: usize = 24;

/// Why sealing or opening failed.
#[derive(Debug, thiserror::Error)]
pub enum SealError {
    /// The value was not sealed under this key and label, or was changed since.
    #[error("a sealed value does not open with this key")]
    DoesNotOpen,
    /// The key file is missing, unreadable, or not two keys of 64 hex digits.
    #[error("key file {path}: {reason}")]
    KeyFile {
        /// Where the file was looked for.
        path: String,
        /// What is wrong with it.
        reason: String,
    },
    /// The operating system gave no random bytes.
    #[error("no random bytes from the operating system")]
    NoRandomness,
}

/// The two secrets of an installation. Whoever has them and the database can read the personal identifiers.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct Keyring {
    sealing: [u8; 32],
    index: [u8; 32],
}

impl std::fmt::Debug for Keyring {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Keyring(…)")
    }
}

impl Keyring {
    /// Fresh random keys.
    ///
    /// # Errors
    /// When the operating system gives no random bytes.
    pub fn random() -> Result<Self, SealError> {
        let mut ring = Self { sealing: [0; 32], index: [0; 32] };
        getrandom::fill(&mut ring.sealing).map_err(|_| SealError::NoRandomness)?;
        getrandom::fill(&mut ring.index).map_err(|_| SealError::NoRandomness)?;
        Ok(ring)
    }

    /// Reads the key file, or makes it (mode 0600) when it does not exist yet.
    ///
    /// # Errors
    /// When the file cannot be read, written or understood.
    pub fn open_or_make(path: &Path) -> Result<Self, SealError> {
        let fail = |reason: String| SealError::KeyFile { path: path.display().to_string(), reason };
        if path.exists() {
            let text = fs::read_to_string(path).map_err(|error| fail(error.to_string()))?;
            return Self::parse(&text).ok_or_else(|| fail("expected two lines of 64 hex digits".into()));
        }
        let ring = Self::random()?;
        let mut options = fs::OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(path).map_err(|error| fail(error.to_string()))?;
        let text = format!("{}\n{}\n", hex::encode(ring.sealing), hex::encode(ring.index));
        file.write_all(text.as_bytes())
            .and_then(|()| file.sync_all())
            .map_err(|error| fail(error.to_string()))?;
        Ok(ring)
    }

    fn parse(text: &str) -> Option<Self> {
        let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
        let sealing = hex::decode(lines.next()?).ok()?.try_into().ok()?;
        let index = hex::decode(lines.next()?).ok()?.try_into().ok()?;
        lines.next().is_none().then_some(Self { sealing, index })
    }

    /// Seals `plain` for the column `label`.
    ///
    /// # Errors
    /// When the operating system gives no random bytes.
    pub fn seal(&self, label: &str, plain: &str) -> Result<Vec<u8>, SealError> {
        let mut random = [0; NONCE];
        getrandom::fill(&mut random).map_err(|_| SealError::NoRandomness)?;
        let mut sealed = random.to_vec();
        let nonce = XNonce::from(random);
        let payload = Payload { msg: plain.as_bytes(), aad: label.as_bytes() };
        let cipher = XChaCha20Poly1305::new(&self.sealing.into());
        let body = cipher.encrypt(&nonce, payload).map_err(|_| SealError::DoesNotOpen)?;
        sealed.extend_from_slice(&body);
        Ok(sealed)
    }

    /// Opens what [`Self::seal`] sealed for the same `label`.
    ///
    /// # Errors
    /// [`SealError::DoesNotOpen`] for another key, label, or a changed value.
    pub fn open(&self, label: &str, sealed: &[u8]) -> Result<String, SealError> {
        let (nonce, body) = sealed.split_first_chunk::<NONCE>().ok_or(SealError::DoesNotOpen)?;
        let cipher = XChaCha20Poly1305::new(&self.sealing.into());
        let payload = Payload { msg: body, aad: label.as_bytes() };
        let plain = cipher.decrypt(&XNonce::from(*nonce), payload).map_err(|_| SealError::DoesNotOpen)?;
        String::from_utf8(plain).map_err(|_| SealError::DoesNotOpen)
    }

    /// The keyed hash by which a normalised value of the column `label` is found again: 32 bytes.
    #[must_use]
    pub fn index(&self, label: &str, normalised: &str) -> Vec<u8> {
        let Ok(mut mac) = <Hmac<Sha256> as Mac>::new_from_slice(&self.index) else { return Vec::new() };
        mac.update(label.as_bytes());
        mac.update(&[0]);
        mac.update(normalised.as_bytes());
        mac.finalize().into_bytes().to_vec()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn opens_only_with_the_same_key_label_and_bytes() {
        let ring = Keyring::random().unwrap();
        let sealed = ring.seal("child.certificate", "І-ВЛ 112233").unwrap();
        assert_eq!(ring.open("child.certificate", &sealed).unwrap(), "І-ВЛ 112233");
        assert!(ring.open("child.address", &sealed).is_err());
        assert!(Keyring::random().unwrap().open("child.certificate", &sealed).is_err());
        for at in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[at] ^= 1;
            assert!(ring.open("child.certificate", &changed).is_err(), "byte {at}");
        }
        assert!(ring.open("child.certificate", &[]).is_err());
        assert_ne!(sealed, ring.seal("child.certificate", "І-ВЛ 112233").unwrap());
    }

    #[test]
    fn index_is_stable_and_separate_by_label() {
        let ring = Keyring::random().unwrap();
        assert_eq!(ring.index("a", "x"), ring.index("a", "x"));
        assert_ne!(ring.index("a", "x"), ring.index("b", "x"));
        assert_ne!(ring.index("a", "x"), ring.index("a", "y"));
    }

    #[test]
    fn key_file_is_made_once_and_read_again() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("keys");
        let first = Keyring::open_or_make(&path).unwrap();
        let again = Keyring::open_or_make(&path).unwrap();
        assert_eq!(first.index("a", "x"), again.index("a", "x"));
        fs::write(&path, "not a key").unwrap();
        assert!(Keyring::open_or_make(&path).is_err());
    }
}
