//! LKS-94 against the reference implementation and against the textbook formula.

use proptest::prelude::*;

use crate::import::{Location, Reprojection};

/// Inverse transverse Mercator after Snyder, "Map Projections: A Working Manual" (1987), equations 8-12 to
/// 8-25: a series, and so another way than the program's own projection code.
fn snyder(easting: f64, northing: f64) -> (f64, f64) {
    let (a, f) = (6_378_137.0_f64, 1.0 / 298.257_222_101);
    let (k0, lon0, false_easting) = (0.9998, 24.0_f64.to_radians(), 500_000.0);
    let e2: f64 = f * (2.0 - f);
    let ep2 = e2 / (1.0 - e2);
    let m = northing / k0;
    let mu = m / (a * (1.0 - e2 / 4.0 - 3.0 * e2 * e2 / 64.0 - 5.0 * e2.powi(3) / 256.0));
    let e1: f64 = (1.0 - (1.0 - e2).sqrt()) / (1.0 + (1.0 - e2).sqrt());
    let phi1 = mu
        + (3.0 * e1 / 2.0 - 27.0 * e1.powi(3) / 32.0) * (2.0 * mu).sin()
        + (21.0 * e1 * e1 / 16.0 - 55.0 * e1.powi(4) / 32.0) * (4.0 * mu).sin()
        + (151.0 * e1.powi(3) / 96.0) * (6.0 * mu).sin()
        + (1097.0 * e1.powi(4) / 512.0) * (8.0 * mu).sin();
    let c1 = ep2 * phi1.cos().powi(2);
    let t1 = phi1.tan().powi(2);
    let n1 = a / (1.0 - e2 * phi1.sin().powi(2)).sqrt();
    let r1 = a * (1.0 - e2) / (1.0 - e2 * phi1.sin().powi(2)).powf(1.5);
    let d = (easting - false_easting) / (n1 * k0);
    let phi = phi1
        - (n1 * phi1.tan() / r1)
            * (d * d / 2.0 - (5.0 + 3.0 * t1 + 10.0 * c1 - 4.0 * c1 * c1 - 9.0 * ep2) * d.powi(4) / 24.0
                + (61.0 + 90.0 * t1 + 298.0 * c1 + 45.0 * t1 * t1 - 252.0 * ep2 - 3.0 * c1 * c1) * d.powi(6)
                    / 720.0);
    let lambda = lon0
        + (d - (1.0 + 2.0 * t1 + c1) * d.powi(3) / 6.0
            + (5.0 - 2.0 * c1 + 28.0 * t1 - 3.0 * c1 * c1 + 8.0 * ep2 + 24.0 * t1 * t1) * d.powi(5) / 120.0)
            / phi1.cos();
    (phi.to_degrees(), lambda.to_degrees())
}

fn lks94() -> Reprojection {
    Reprojection::new("EPSG:3346").unwrap()
}

#[test]
fn points_as_proj_has_them() {
    // Computed with PROJ 9.5.1 (`pyproj`, EPSG:3346 to EPSG:4326): two kindergartens of Vilnius by their
    // coordinates in the city's file, and two far corners of the system.
    for (easting, northing, lat, lon) in [
        (580_536.0, 6_060_144.0, 54.671_308_020_8, 25.248_588_972_6),
        (592_003.0, 6_063_275.0, 54.697_469_651_0, 25.427_296_609_3),
        (300_000.0, 6_000_000.0, 54.098_449_903_9, 20.941_810_812_0),
        (680_000.0, 6_200_000.0, 55.900_584_159_0, 26.878_592_181_9),
    ] {
        let place = lks94().place(easting, northing).unwrap();
        assert!((place.lat - lat).abs() < 1e-7 && (place.lon - lon).abs() < 1e-7, "{place:?}");
    }
}

#[test]
fn the_central_meridian_is_the_false_easting() {
    let place = lks94().place(500_000.0, 6_060_000.0).unwrap();
    assert!((place.lon - 24.0).abs() < 1e-7, "{place:?}");
}

#[test]
fn systems_by_name() {
    let same = Reprojection::new("EPSG:4326").unwrap().place(30.52, 50.45).unwrap();
    assert_eq!(same, Location { lat: 50.45, lon: 30.52 });
    // The corner where zone 36 has its false easting: 33 degrees east, on the equator.
    let utm = Reprojection::new("EPSG:32636").unwrap().place(500_000.0, 0.0).unwrap();
    assert!((utm.lon - 33.0).abs() < 1e-7 && utm.lat.abs() < 1e-7, "{utm:?}");
    // One degree of longitude on the web map's equator is a 360th of its circumference.
    let web = Reprojection::new("EPSG:3857").unwrap().place(111_319.490_793, 0.0).unwrap();
    assert!((web.lon - 1.0).abs() < 1e-7, "{web:?}");
    assert!(Reprojection::new("+proj=tmerc +lon_0=24 +k=0.9998 +x_0=500000 +ellps=GRS80").is_ok());
    for unknown in ["EPSG:99999", "EPSG:32661", "LKS-94", "+proj=nonsense"] {
        assert!(Reprojection::new(unknown).is_err(), "{unknown}");
    }
    assert_eq!(Reprojection::new("EPSG:4326").unwrap().place(200.0, 95.0), None);
    assert_eq!(lks94().place(f64::NAN, 6_060_000.0), None);
}

proptest! {
    /// All over Lithuania the projection agrees with the textbook series to a few centimetres.
    #[test]
    fn agrees_with_the_textbook(easting in 300_000.0_f64..700_000.0, northing in 5_970_000.0_f64..6_260_000.0) {
        let place = lks94().place(easting, northing).unwrap();
        let (lat, lon) = snyder(easting, northing);
        prop_assert!((place.lat - lat).abs() < 5e-7 && (place.lon - lon).abs() < 5e-7, "{place:?} {lat} {lon}");
    }
}
