//! Serves the shell and the style guide over an empty database: `cargo run -p web --example styleguide`.

use std::sync::Arc;

use services::{App, SystemClock};
use storage::{Location, Store};
use web::shell::Secret;
use web::{Settings, WebState};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let address = std::env::args().nth(1).unwrap_or_else(|| "127.0.0.1:8170".to_owned());
    let folder = tempfile::tempdir()?;
    let store = Store::open(&Location::Folder(folder.path().to_owned())).await?;
    let house = services::Settings { public_url: format!("http://{address}"), demo: true };
    let app = App::new(store, Arc::new(SystemClock), house);
    let settings = Settings { secure: false, zone: jiff::tz::TimeZone::UTC, secret: Secret([1; 32]) };
    let listener = tokio::net::TcpListener::bind(&address).await?;
    eprintln!("http://{address}/styleguide");
    Ok(axum::serve(listener, web::router(WebState::new(settings, app))).await?)
}
