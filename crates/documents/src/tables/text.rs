//! Bytes to text: the encoding is checked, never guessed silently.

use std::borrow::Cow;
use std::sync::Arc;

use encoding_rs::Encoding;

use crate::findings::{Code, Finding};

/// Decodes a text file; a byte order mark is dropped.
///
/// # Errors
/// UTF-16, an unknown encoding's name, bytes that the encoding does not allow, control characters.
pub(super) fn decode<'a>(
    file: &Arc<str>,
    bytes: &'a [u8],
    encoding: Option<&str>,
) -> Result<Cow<'a, str>, Box<Finding>> {
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return Err(Box::new(Finding::new(file, Code::Utf16)));
    }
    let bytes = bytes.strip_prefix(&[0xEF, 0xBB, 0xBF]).unwrap_or(bytes);
    let text = match encoding {
        None => utf8(file, bytes)?,
        Some(label) => {
            let Some(found) = Encoding::for_label(label.as_bytes()) else {
                return Err(Box::new(Finding::new(file, Code::UnknownEncoding).with("encoding", label)));
            };
            if found == encoding_rs::UTF_8 { utf8(file, bytes)? } else { other(file, bytes, found)? }
        }
    };
    no_control_characters(file, &text)?;
    Ok(text)
}

fn utf8<'a>(file: &Arc<str>, bytes: &'a [u8]) -> Result<Cow<'a, str>, Box<Finding>> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(Cow::Borrowed(text)),
        Err(error) => {
            let (line, column) = place(&bytes[..error.valid_up_to()]);
            let byte = bytes.get(error.valid_up_to()).copied().unwrap_or_default();
            Err(Box::new(
                Finding::new(file, Code::WrongEncoding)
                    .at(line)
                    .in_column(column.to_string())
                    .with("encoding", "UTF-8")
                    .with("byte", format!("0x{byte:02X}")),
            ))
        }
    }
}

fn other<'a>(
    file: &Arc<str>,
    bytes: &'a [u8],
    encoding: &'static Encoding,
) -> Result<Cow<'a, str>, Box<Finding>> {
    encoding.decode_without_bom_handling_and_without_replacement(bytes).ok_or_else(|| {
        Box::new(Finding::new(file, Code::WrongEncoding).with("encoding", encoding.name()).with("byte", "?"))
    })
}

/// Text may hold tabs and line ends; any other control character means that this is no text file.
fn no_control_characters(file: &Arc<str>, text: &str) -> Result<(), Box<Finding>> {
    let bad = |byte: &u8| matches!(byte, 0..=8 | 0x0B | 0x0C | 0x0E..=0x1F | 0x7F);
    match text.as_bytes().iter().position(bad) {
        None => Ok(()),
        Some(offset) => {
            let (line, column) = place(&text.as_bytes()[..offset]);
            let code = text.as_bytes()[offset];
            Err(Box::new(
                Finding::new(file, Code::ControlCharacter)
                    .at(line)
                    .in_column(column.to_string())
                    .with("character", format!("U+{code:04X}")),
            ))
        }
    }
}

/// Line and character column (both from 1) of the place right after these bytes.
pub(super) fn place(before: &[u8]) -> (u32, u32) {
    let line = 1 + before.iter().filter(|byte| **byte == b'\n').count();
    let start = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
    let column = 1 + String::from_utf8_lossy(&before[start..]).chars().count();
    (u32::try_from(line).unwrap_or(u32::MAX), u32::try_from(column).unwrap_or(u32::MAX))
}
