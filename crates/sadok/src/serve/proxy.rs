//! Behind a proxy: the visitor's address in the place of the proxy's.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use axum::Router;
use axum::extract::{ConnectInfo, Request};
use axum::http::HeaderMap;
use axum::middleware::{self, Next};
use axum::response::Response;
use ipnet::IpNet;

/// Routes whose requests come through proxies in these networks, each of which adds whom it saw to `X-Forwarded-For`.
pub(super) fn behind(routes: Router, proxies: &[IpNet]) -> Router {
    let proxies: Arc<[IpNet]> = proxies.into();
    routes.layer(middleware::from_fn(move |request: Request, next: Next| {
        believe(Arc::clone(&proxies), request, next)
    }))
}

async fn believe(proxies: Arc<[IpNet]>, mut request: Request, next: Next) -> Response {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(peer)| *peer);
    if let Some(peer) = peer {
        let address = visitor(peer.ip(), request.headers(), &proxies);
        if address != peer.ip() {
            request.extensions_mut().insert(ConnectInfo(SocketAddr::new(address, 0)));
        }
    }
    next.run(request).await
}

/// The address nearest to us that is none of the proxies': from the right, each address was written by the one after
/// it, so it counts as long as the writer is a proxy of ours. What stands before that anybody may have written.
fn visitor(peer: IpAddr, headers: &HeaderMap, proxies: &[IpNet]) -> IpAddr {
    let own = |address: IpAddr| proxies.iter().any(|network| network.contains(&address.to_canonical()));
    let lines: Vec<&str> =
        headers.get_all("x-forwarded-for").iter().map(|line| line.to_str().unwrap_or_default()).collect();
    let written = lines.iter().rev().flat_map(|line| line.rsplit(','));
    let mut nearest = peer.to_canonical();
    for address in written.map(read) {
        if !own(nearest) {
            break;
        }
        match address {
            Some(address) => nearest = address.to_canonical(),
            // Something that is no address ends what can be followed.
            None => break,
        }
    }
    nearest
}

/// `203.0.113.7`, `203.0.113.7:4711`, `2001:db8::1`, `[2001:db8::1]:4711`.
fn read(text: &str) -> Option<IpAddr> {
    let text = text.trim();
    let bare = text.strip_prefix('[').and_then(|text| text.strip_suffix(']')).unwrap_or(text);
    bare.parse().ok().or_else(|| text.parse::<SocketAddr>().ok().map(|address| address.ip()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(peer: &str, lines: &[&str]) -> String {
        let proxies: Vec<IpNet> =
            ["127.0.0.1/32", "10.1.0.0/24", "::1/128"].iter().map(|net| net.parse().unwrap()).collect();
        let mut headers = HeaderMap::new();
        for line in lines {
            headers.append("x-forwarded-for", line.parse().unwrap());
        }
        visitor(peer.parse().unwrap(), &headers, &proxies).to_string()
    }

    #[test]
    fn a_proxy_says_whom_it_saw() {
        assert_eq!(seen("127.0.0.1", &["203.0.113.7"]), "203.0.113.7");
        assert_eq!(seen("::ffff:127.0.0.1", &["203.0.113.7:4711"]), "203.0.113.7");
        assert_eq!(seen("::1", &["2001:db8::1"]), "2001:db8::1");
        assert_eq!(seen("127.0.0.1", &["[2001:db8::1]:4711"]), "2001:db8::1");
        assert_eq!(seen("127.0.0.1", &["203.0.113.7, 10.1.0.9"]), "203.0.113.7", "two proxies in a row");
        assert_eq!(seen("127.0.0.1", &["203.0.113.7", "10.1.0.9"]), "203.0.113.7", "in two headers");
    }

    #[test]
    fn nobody_else_says_anything() {
        assert_eq!(seen("198.51.100.9", &["203.0.113.7"]), "198.51.100.9", "not through the proxy");
        assert_eq!(seen("127.0.0.1", &["1.2.3.4, 203.0.113.7"]), "203.0.113.7", "written by the visitor");
        assert_eq!(seen("127.0.0.1", &["1.2.3.4", "203.0.113.7, 10.1.0.9"]), "203.0.113.7");
        assert_eq!(seen("127.0.0.1", &[]), "127.0.0.1");
        assert_eq!(seen("127.0.0.1", &["nobody"]), "127.0.0.1");
        assert_eq!(seen("127.0.0.1", &["1.2.3.4, unknown, 10.1.0.9"]), "10.1.0.9");
        assert_eq!(seen("127.0.0.1", &["10.1.0.7"]), "10.1.0.7", "a proxy that asks for itself");
    }
}
