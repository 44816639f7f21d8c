//! Serves the shell and the style guide alone, with nobody signed in: `cargo run -p web --example styleguide`.

use std::sync::Arc;

use futures::future::{BoxFuture, FutureExt};
use web::shell::{Failure, Secret, Viewer};
use web::{Backstage, Settings, WebState};

struct Nobody;

impl Backstage for Nobody {
    fn viewer<'a>(&'a self, _: &'a str) -> BoxFuture<'a, Result<Option<Viewer>, Failure>> {
        async { Ok(None) }.boxed()
    }

    fn ready(&self) -> BoxFuture<'_, Result<(), String>> {
        async { Ok(()) }.boxed()
    }
}

#[tokio::main]
async fn main() -> std::io::Result<()> {
    let address = std::env::args().nth(1).unwrap_or_else(|| "127.0.0.1:8170".to_owned());
    let settings =
        Settings { secure: false, demo: true, zone: jiff::tz::TimeZone::UTC, secret: Secret([1; 32]) };
    let listener = tokio::net::TcpListener::bind(&address).await?;
    eprintln!("http://{address}/styleguide");
    axum::serve(listener, web::router(WebState::new(settings, Arc::new(Nobody)))).await
}
