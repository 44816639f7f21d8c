//! The little world in which Typst sees one sheet: a template, its words, a picture, two fonts. No files, no
//! network, no clock.

use std::sync::LazyLock;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration, Smart};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use super::{ReceiptFault, Sheet};

const TEMPLATE: &str = include_str!("application.typ");

/// Noto Sans (SIL Open Font License), cut down to Latin and Cyrillic.
const FONTS: [&[u8]; 2] =
    [include_bytes!("../../fonts/NotoSans-Regular.ttf"), include_bytes!("../../fonts/NotoSans-Bold.ttf")];

/// What every sheet shares; costly to make, so made once.
struct Shared {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
}

static SHARED: LazyLock<Shared> = LazyLock::new(|| {
    let fonts: Vec<Font> = FONTS.iter().flat_map(|bytes| Font::iter(Bytes::new(*bytes))).collect();
    Shared {
        library: LazyHash::new(Library::builder().build()),
        book: LazyHash::new(FontBook::from_fonts(&fonts)),
        fonts,
    }
});

struct Desk<'a> {
    main: Source,
    sheet: &'a Sheet,
}

impl World for Desk<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &SHARED.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &SHARED.book
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.main.id() { Ok(self.main.clone()) } else { Err(FileError::NotSource) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        match id.vpath().get_without_slash() {
            "receipt.json" => Ok(Bytes::new(self.sheet.json.clone())),
            "qr.svg" => Ok(Bytes::new(self.sheet.qr.clone())),
            other => Err(FileError::NotFound(other.into())),
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        SHARED.fonts.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}

/// Lays the sheet out.
pub(super) fn layout(sheet: &Sheet) -> Result<PagedDocument, ReceiptFault> {
    let path = VirtualPath::new("application.typ").map_err(fault)?;
    let id = RootedPath::new(VirtualRoot::Project, path).intern();
    let desk = Desk { main: Source::new(id, TEMPLATE.to_owned()), sheet };
    let compiled = typst::compile::<PagedDocument>(&desk);
    // Typst remembers results between runs; each sheet is another one, so what it remembers is only memory.
    typst::comemo::evict(1);
    compiled.output.map_err(|errors| complaints(&errors))
}

/// Typesets the sheet and writes it as a PDF stamped with this instant.
pub(super) fn pdf(sheet: &Sheet, at: Timestamp) -> Result<Vec<u8>, ReceiptFault> {
    let document = layout(sheet)?;
    let options = |standards: PdfStandards| PdfOptions {
        creator: Smart::Custom(Some("Sadok".to_owned())),
        timestamp: stamp(at),
        standards,
        ..PdfOptions::default()
    };
    let accessible = PdfStandards::new(&[PdfStandard::Ua_1]).map_err(|error| fault(error.message()))?;
    // A name with characters that the font lacks cannot be PDF/UA; a tagged PDF is better than none.
    typst_pdf::pdf(&document, &options(accessible))
        .or_else(|_| typst_pdf::pdf(&document, &options(PdfStandards::default())))
        .map_err(|errors| complaints(&errors))
}

fn stamp(at: Timestamp) -> Option<typst_pdf::Timestamp> {
    let utc = at.to_zoned(TimeZone::UTC).datetime();
    let part = |number: i8| u8::try_from(number).ok();
    let datetime = Datetime::from_ymd_hms(
        i32::from(utc.year()),
        part(utc.month())?,
        part(utc.day())?,
        part(utc.hour())?,
        part(utc.minute())?,
        part(utc.second())?,
    )?;
    Some(typst_pdf::Timestamp::new_utc(datetime))
}

fn complaints(errors: &[typst::diag::SourceDiagnostic]) -> ReceiptFault {
    fault(errors.iter().map(|error| error.message.as_str()).collect::<Vec<_>>().join("; "))
}

fn fault(message: impl ToString) -> ReceiptFault {
    ReceiptFault::Typesetting(message.to_string())
}
