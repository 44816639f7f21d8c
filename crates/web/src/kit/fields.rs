//! What a form sent, by name.

/// The most values one form may send.
const MOST_FIELDS: usize = 2_000;

/// Names and values in the order in which they were sent; a name may come several times.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fields {
    pairs: Vec<(String, String)>,
}

impl Fields {
    /// Reads `application/x-www-form-urlencoded`. Line ends become single newlines, control letters are left out, and
    /// what comes after the two-thousandth value is not looked at.
    #[must_use]
    pub fn parse(body: &[u8]) -> Self {
        let pairs = form_urlencoded::parse(body).take(MOST_FIELDS);
        Self { pairs: pairs.map(|(name, value)| (name.into_owned(), clean(&value))).collect() }
    }

    /// The first value of that name without blanks around it, or nothing.
    #[must_use]
    pub fn get(&self, name: &str) -> &str {
        self.pairs.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value.trim())
    }

    /// Whether a value of that name was sent, be it empty.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.pairs.iter().any(|(known, _)| known == name)
    }

    /// Every value of that name that is not empty.
    #[must_use]
    pub fn all(&self, name: &str) -> Vec<&str> {
        let named = self.pairs.iter().filter(|(known, _)| known == name);
        named.map(|(_, value)| value.trim()).filter(|value| !value.is_empty()).collect()
    }

    /// Replaces every value of that name.
    pub fn set<I, T>(&mut self, name: &str, values: I)
    where
        I: IntoIterator<Item = T>,
        T: Into<String>,
    {
        self.pairs.retain(|(known, _)| known != name);
        self.pairs.extend(values.into_iter().map(|value| (name.to_owned(), value.into())));
    }
}

fn clean(value: &str) -> String {
    value.replace("\r\n", "\n").chars().filter(|letter| *letter == '\n' || !letter.is_control()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_read_by_name() {
        let fields = Fields::parse("a=+1+&b=x&b=&b=y&c=%D0%84%0D%0A%00z".as_bytes());
        assert_eq!(fields.get("a"), "1");
        assert_eq!(fields.all("b"), ["x", "y"]);
        assert_eq!(fields.get("c"), "Є\nz");
        assert_eq!(fields.get("nothing"), "");
        assert!(fields.has("a") && !fields.has("nothing"));
    }

    #[test]
    fn broken_bodies_are_read_as_far_as_they_go() {
        for body in [&b"%%%=&==&&"[..], b"\xff\xfe", b"", b"=1"] {
            assert_eq!(Fields::parse(body).get("a"), "");
        }
        assert_eq!(Fields::parse("a=1&".repeat(3_000).as_bytes()).all("a").len(), MOST_FIELDS);
    }
}
