//! The map beside a list.

use askama::Template;
use askama::filters::HtmlSafe;
use locale::{Args, Language, Locale};
use serde_json::{Map, Value};

use crate::shell::asset_url;

/// The map of what a GeoJSON address of ours lists. It comes hidden, with its heading, and the script shows it when it
/// starts: without scripts neither is there and nothing is lost, because the list beside it says the same. The points carry the properties `id`, `name` and, where known, `address`, `vacant`, `url`.
#[derive(Debug, Clone, Template)]
#[template(path = "kit/map.html")]
pub struct MapIsland {
    language: Language,
    source: String,
    districts: Option<String>,
    heading: Option<String>,
}

/// The words on the map: name in the script → message key.
const LABELS: [(&str, &str); 12] = [
    ("map", "map-title"),
    ("cluster", "map-cluster"),
    ("vacant", "map-vacant"),
    ("full", "map-full"),
    ("open", "map-open"),
    ("legend", "map-legend"),
    ("zoomIn", "map-zoom-in"),
    ("zoomOut", "map-zoom-out"),
    ("close", "map-close"),
    ("gestureCtrl", "map-gesture-ctrl"),
    ("gestureCmd", "map-gesture-cmd"),
    ("gestureTouch", "map-gesture-touch"),
];

impl MapIsland {
    pub(crate) fn new(language: Language, source: &str) -> Self {
        let districts = Some(asset_url("kyiv-districts.geojson"));
        Self { language, source: source.to_owned(), districts, heading: None }
    }

    /// Under a heading of its own, by message key.
    #[must_use]
    pub fn headed(mut self, key: &str) -> Self {
        self.heading = Some(Locale::plain(self.language, key));
        self
    }

    /// With the district shapes of another GeoJSON address of ours, or none.
    #[must_use]
    pub fn districts(mut self, address: Option<String>) -> Self {
        self.districts = address;
        self
    }

    fn asset(&self, name: &str) -> String {
        asset_url(name)
    }

    fn labels(&self) -> String {
        let words = LABELS.iter().map(|(name, key)| {
            // The number is put in by the script, so its place stays open.
            let open = Args::new().text("n", "{n}");
            ((*name).to_owned(), Value::String(Locale::text(self.language, key, &open)))
        });
        Value::Object(words.collect::<Map<_, _>>()).to_string()
    }
}

impl HtmlSafe for MapIsland {}
