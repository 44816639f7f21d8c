//! Tables as files, for lists that leave the program.

pub use documents::tables::{Value, write_csv, write_xlsx};
