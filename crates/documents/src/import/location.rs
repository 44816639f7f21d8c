//! Coordinates of any system to latitude and longitude.

use proj4rs::Proj;
use serde::Serialize;

/// A place on Earth, WGS 84, degrees.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Location {
    /// Latitude, north positive.
    pub lat: f64,
    /// Longitude, east positive.
    pub lon: f64,
}

/// A coordinate system which the program does not know.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "unknown coordinate system {0:?}; known: EPSG:4326, EPSG:3857, EPSG:3346, UTM (EPSG:32601…32660), or a \"+proj=…\" text"
)]
pub struct UnknownSystem(pub String);

/// From a named coordinate system to latitude and longitude.
pub struct Reprojection {
    // None: the system is latitude and longitude already.
    from: Option<(Proj, Proj)>,
}

impl std::fmt::Debug for Reprojection {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Reprojection").field("projected", &self.from.is_some()).finish()
    }
}

impl Reprojection {
    /// The reprojection from a system named `EPSG:…` or by a PROJ text.
    ///
    /// # Errors
    /// The system is not known, or the PROJ text is not understood.
    pub fn new(system: &str) -> Result<Self, UnknownSystem> {
        let unknown = || UnknownSystem(system.to_owned());
        if system == "EPSG:4326" {
            return Ok(Self { from: None });
        }
        let text = definition(system).ok_or_else(unknown)?;
        let from = Proj::from_proj_string(&text).map_err(|_| unknown())?;
        let to = Proj::from_proj_string("+proj=longlat +datum=WGS84 +no_defs").map_err(|_| unknown())?;
        Ok(Self { from: Some((from, to)) })
    }

    /// The place of a point: `x` easting or longitude, `y` northing or latitude. None when the point lies
    /// outside what the system can express. Rounded to 7 digits, a centimetre.
    pub fn place(&self, x: f64, y: f64) -> Option<Location> {
        let (lon, lat) = match &self.from {
            None => (x, y),
            Some((from, to)) => {
                let mut point = (x, y, 0.0);
                proj4rs::transform::transform(from, to, &mut point).ok()?;
                (point.0.to_degrees(), point.1.to_degrees())
            }
        };
        let round = |degrees: f64| (degrees * 1e7).round() / 1e7;
        let valid = lat.is_finite() && lon.is_finite() && lat.abs() <= 90.0 && lon.abs() <= 180.0;
        valid.then(|| Location { lat: round(lat), lon: round(lon) })
    }
}

/// PROJ text of a known system (parameters from the EPSG registry).
fn definition(system: &str) -> Option<String> {
    if system.starts_with("+proj=") {
        return Some(system.to_owned());
    }
    match system {
        // LKS94 / Lithuania TM.
        "EPSG:3346" => Some(
            "+proj=tmerc +lat_0=0 +lon_0=24 +k=0.9998 +x_0=500000 +y_0=0 +ellps=GRS80 +units=m +no_defs"
                .to_owned(),
        ),
        "EPSG:3857" => Some(
            "+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +x_0=0 +y_0=0 +k=1 +units=m +no_defs"
                .to_owned(),
        ),
        _ => {
            let zone: u32 = system.strip_prefix("EPSG:326")?.parse().ok()?;
            (1..=60).contains(&zone).then(|| format!("+proj=utm +zone={zone} +datum=WGS84 +units=m +no_defs"))
        }
    }
}
