//! What a file of kindergartens says, read through a mapping.
