//! What a reader has to say about one place of a file: a stable code, a Fluent key and its arguments.

use std::fmt;
use std::sync::Arc;

use serde::Serialize;

/// One thing said about one place of a file.
///
/// Shown through the Fluent message `import-<code>` with [`Finding::args`]; `Display` is for logs and tests.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The file's name as the caller gave it.
    pub file: Arc<str>,
    /// Line of the file, counted from 1; in a spreadsheet the row. Absent when the whole file is meant.
    pub line: Option<u32>,
    /// The column's name where there is one, else its number counted from 1.
    pub column: Option<String>,
    /// What is the matter.
    pub code: Code,
    /// Values for the message, by Fluent variable name.
    pub args: Vec<(&'static str, String)>,
}

impl Finding {
    /// A finding about a whole file; narrow it with [`Finding::at`] and [`Finding::in_column`].
    pub fn new(file: &Arc<str>, code: Code) -> Self {
        Self { file: Arc::clone(file), line: None, column: None, code, args: Vec::new() }
    }

    /// The same finding, about this line.
    #[must_use]
    pub fn at(mut self, line: u32) -> Self {
        self.line = Some(line);
        self
    }

    /// The same finding, about this column.
    #[must_use]
    pub fn in_column(mut self, column: impl Into<String>) -> Self {
        self.column = Some(column.into());
        self
    }

    /// The same finding with one more value for its message.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.args.push((name, value.to_string()));
        self
    }

    /// Key of the Fluent message that says this to a person.
    pub fn message(&self) -> String {
        format!("import-{}", self.code)
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.file)?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        if let Some(column) = &self.column {
            write!(f, " [{column}]")?;
        }
        write!(f, ": {}", self.code)?;
        for (name, value) in &self.args {
            write!(f, " {name}={value:?}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Finding {}

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// Always stops the import.
    Error,
    /// Stops the import unless the mapping names the code under `tolerate`.
    Choice,
    /// Never stops the import; worth a look.
    Note,
}

macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $variant:ident = $code:literal, $weight:ident;)+) => {
        /// What can be the matter with a file, each with a stable kebab-case code.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $($(#[doc = $doc])+ $variant,)+ }

        impl Code {
            /// Every code, in the order of the book.
            pub const ALL: &'static [Code] = &[$(Code::$variant,)+];

            /// The stable code.
            pub fn as_str(self) -> &'static str {
                match self { $(Code::$variant => $code,)+ }
            }

            /// How much it weighs.
            pub fn weight(self) -> Weight {
                match self { $(Code::$variant => Weight::$weight,)+ }
            }
        }
    };
}

codes! {
    /// More bytes than the reader takes.
    FileTooLarge = "file-too-large", Error;
    /// Neither CSV nor XLSX nor GeoJSON by its name.
    UnknownFormat = "unknown-format", Error;
    /// Bytes that are not UTF-8 (or not the encoding which the mapping names).
    WrongEncoding = "wrong-encoding", Error;
    /// UTF-16, which spreadsheets call "Unicode text".
    Utf16 = "utf16", Error;
    /// An encoding's name which the mapping gives and nobody knows.
    UnknownEncoding = "unknown-encoding", Error;
    /// A NUL or another control character where text is expected.
    ControlCharacter = "control-character", Error;
    /// A quotation mark where RFC 4180 does not allow one.
    StrayQuote = "stray-quote", Error;
    /// A quoted cell that never ends.
    UnclosedQuote = "unclosed-quote", Error;
    /// No header row, or no rows at all.
    NoHeader = "no-header", Error;
    /// A header cell without a name above cells with values.
    BlankColumnName = "blank-column-name", Error;
    /// Two columns of one name.
    DuplicateColumn = "duplicate-column", Error;
    /// More columns than the reader takes.
    TooManyColumns = "too-many-columns", Error;
    /// More rows than the reader takes.
    TooManyRows = "too-many-rows", Error;
    /// A cell longer than the reader takes.
    CellTooLarge = "cell-too-large", Error;
    /// A row with more or fewer cells than the header.
    WrongCellCount = "wrong-cell-count", Error;
    /// Not an XLSX workbook, or a damaged one.
    NotAWorkbook = "not-a-workbook", Error;
    /// A workbook that unpacks to more than the reader takes (a zip bomb among others).
    WorkbookTooLarge = "workbook-too-large", Error;
    /// The mapping names a sheet which the workbook has not.
    NoSuchSheet = "no-such-sheet", Error;
    /// A spreadsheet cell that holds an error such as #REF!.
    CellError = "cell-error", Error;
    /// Not JSON, or not a GeoJSON FeatureCollection.
    NotGeojson = "not-geojson", Error;
    /// A mapping file that does not parse; the arguments say what was expected.
    BadMapping = "bad-mapping", Error;
    /// The mapping names a column which the file has not.
    MissingColumn = "missing-column", Error;
    /// A required cell is empty.
    MissingValue = "missing-value", Error;
    /// A cell that should be a number is not.
    NotANumber = "not-a-number", Error;
    /// A number below the smallest or above the largest allowed, or a fraction of a child.
    NumberOutOfRange = "number-out-of-range", Error;
    /// A value which the mapping's translation table does not have.
    UnknownValue = "unknown-value", Error;
    /// An age band whose end is not after its start.
    EmptyAgeBand = "empty-age-band", Error;
    /// A geometry cell that is no usable GeoJSON geometry.
    BadGeometry = "bad-geometry", Error;
    /// Two rows of one group.
    DuplicateGroup = "duplicate-group", Error;
    /// Two rows of one kindergarten where the mapping says one row each.
    DuplicateKindergarten = "duplicate-kindergarten", Error;

    /// A kindergarten without a name; the mapping's fallback stands in.
    MissingName = "missing-name", Choice;
    /// A kindergarten without an address.
    MissingAddress = "missing-address", Choice;
    /// A kindergarten without a district.
    MissingDistrict = "missing-district", Choice;
    /// Coordinates left empty; the kindergarten will not stand on the map.
    MissingCoordinates = "missing-coordinates", Choice;
    /// Coordinates given as zeros.
    ZeroCoordinates = "zero-coordinates", Choice;
    /// Coordinates outside the bounds which the mapping names; dropped.
    CoordinatesOutOfBounds = "coordinates-out-of-bounds", Choice;
    /// Rows of one kindergarten say different things about it; the first row counts.
    RowsDisagree = "rows-disagree", Choice;
    /// Two columns that should say the same do not.
    ColumnsDisagree = "columns-disagree", Choice;
    /// More children than places: the children stay, no place is given until the excess is gone.
    OverCapacity = "over-capacity", Choice;
    /// Stated free places are not places minus children; the smaller number counts.
    VacancyMismatch = "vacancy-mismatch", Choice;
    /// An age band that reaches beyond the plausible ages.
    ImplausibleAgeBand = "implausible-age-band", Choice;
    /// The row's own total is not the sum of its parts.
    TotalMismatch = "total-mismatch", Choice;
    /// A kindergarten without any group for the ages imported.
    NoGroups = "no-groups", Choice;

    /// A group with no places, such as one still being planned.
    NoPlaces = "no-places", Note;
    /// An age band much wider than one year group.
    WideAgeBand = "wide-age-band", Note;
    /// More places than one room can be: the row is several rooms together.
    LargeGroup = "large-group", Note;
    /// Groups of one kindergarten and language whose age bands overlap.
    OverlappingBands = "overlapping-bands", Note;
    /// Two kindergartens of one name.
    SharedName = "shared-name", Note;
    /// Two kindergartens at one address.
    SharedAddress = "shared-address", Note;
    /// Two kindergartens at one point of the map.
    SharedLocation = "shared-location", Note;
    /// Doubled or outer spaces, tidied.
    UntidyText = "untidy-text", Note;
    /// A group's name holds another address than its kindergarten's.
    AddressInName = "address-in-name", Note;
    /// A group's name is a placeholder such as "new".
    PlaceholderName = "placeholder-name", Note;
    /// Places of a kind that is not imported (school age).
    PlacesLeftOut = "places-left-out", Note;
    /// The file does not say how many children attend.
    ChildrenUnknown = "children-unknown", Note;
}

impl Code {
    /// The code of this name.
    pub fn parse(text: &str) -> Option<Code> {
        Code::ALL.iter().copied().find(|code| code.as_str() == text)
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for Code {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}
