//! Listening, and stopping in order.

use std::net::SocketAddr;
use std::time::Duration;

use anyhow::{Context as _, Result};
use axum::Router;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::watch;

/// How long requests may go on after the signal to stop.
const GRACE: Duration = Duration::from_secs(20);

/// Turns true at the first SIGTERM or SIGINT; a second signal ends the process at once.
pub(crate) fn stop_signal() -> Result<watch::Receiver<bool>> {
    let mut terminate = signal(SignalKind::terminate()).context("no signal handler")?;
    let mut interrupt = signal(SignalKind::interrupt()).context("no signal handler")?;
    let (tell, stop) = watch::channel(false);
    tokio::spawn(async move {
        for turn in 0.. {
            tokio::select! {
                _ = terminate.recv() => {}
                _ = interrupt.recv() => {}
            }
            if turn > 0 {
                tracing::warn!("stopped at once by a second signal");
                std::process::exit(130);
            }
            tracing::info!("stopping: finishing what runs");
            let _ = tell.send(true);
        }
    });
    Ok(stop)
}

/// Serves until told to stop, then answers the requests that run, for [`GRACE`] at most.
pub(crate) async fn serve(address: SocketAddr, routes: Router, stop: watch::Receiver<bool>) -> Result<()> {
    let listener = TcpListener::bind(address).await.with_context(|| format!("cannot listen on {address}"))?;
    tracing::info!(%address, "listening");
    let service = routes.into_make_service_with_connect_info::<SocketAddr>();
    let (mut asked, mut late) = (stop.clone(), stop);
    let server = axum::serve(listener, service).with_graceful_shutdown(async move {
        let _ = asked.wait_for(|stopped| *stopped).await;
    });
    let too_late = async move {
        let _ = late.wait_for(|stopped| *stopped).await;
        tokio::time::sleep(GRACE).await;
    };
    tokio::select! {
        served = server => served.context("serving failed"),
        () = too_late => {
            tracing::warn!("some requests were cut off after {} seconds", GRACE.as_secs());
            Ok(())
        }
    }
}
