//! The routes, each with its permission. There is no other way to add a route, so none can be without.

use std::convert::Infallible;

use axum::Router;
use axum::extract::Request;
use axum::handler::Handler;
use axum::http::Method;
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodFilter, MethodRouter, on};
use domain::accounts::Permission;

use super::{Failure, Visit, WebState};

/// One route: what is asked, where, and who may.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Route {
    /// The HTTP method.
    pub method: Method,
    /// The path, with `{names}` for its parts.
    pub path: &'static str,
    /// What a visitor must be permitted somewhere to come through this door. The use case asks again, about the very
    /// thing that is touched.
    pub permission: Permission,
}

/// Routes of a room, or of the whole site.
#[derive(Debug, Clone, Default)]
pub struct Routes {
    router: Router<WebState>,
    list: Vec<Route>,
}

impl Routes {
    /// No routes yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// A page or an answer that changes nothing (HEAD comes with it).
    #[must_use]
    pub fn get<H, T>(self, path: &'static str, permission: Permission, handler: H) -> Self
    where
        H: Handler<T, WebState>,
        T: 'static,
    {
        self.add(Method::GET, path, permission, on(MethodFilter::GET, handler))
    }

    /// A form, or a call that changes something.
    #[must_use]
    pub fn post<H, T>(self, path: &'static str, permission: Permission, handler: H) -> Self
    where
        H: Handler<T, WebState>,
        T: 'static,
    {
        self.add(Method::POST, path, permission, on(MethodFilter::POST, handler))
    }

    /// A call that replaces something.
    #[must_use]
    pub fn put<H, T>(self, path: &'static str, permission: Permission, handler: H) -> Self
    where
        H: Handler<T, WebState>,
        T: 'static,
    {
        self.add(Method::PUT, path, permission, on(MethodFilter::PUT, handler))
    }

    /// A call that takes something away.
    #[must_use]
    pub fn delete<H, T>(self, path: &'static str, permission: Permission, handler: H) -> Self
    where
        H: Handler<T, WebState>,
        T: 'static,
    {
        self.add(Method::DELETE, path, permission, on(MethodFilter::DELETE, handler))
    }

    /// With the routes of another room.
    #[must_use]
    pub fn merge(mut self, other: Self) -> Self {
        self.router = self.router.merge(other.router);
        self.list.extend(other.list);
        self
    }

    /// With a layer around all routes so far, such as a larger body limit for uploads.
    #[must_use]
    pub fn wrapped(mut self, wrap: impl FnOnce(Router<WebState>) -> Router<WebState>) -> Self {
        self.router = wrap(self.router);
        self
    }

    /// Every route, in the order in which they were added.
    #[must_use]
    pub fn list(&self) -> &[Route] {
        &self.list
    }

    pub(crate) fn into_router(self) -> Router<WebState> {
        self.router
    }

    fn add(
        mut self,
        method: Method,
        path: &'static str,
        permission: Permission,
        handler: MethodRouter<WebState, Infallible>,
    ) -> Self {
        let door = middleware::from_fn(move |request: Request, next: Next| door(permission, request, next));
        self.router = self.router.route(path, handler.layer(door));
        self.list.push(Route { method, path, permission });
        self
    }
}

/// Lets nobody in who may not do this anywhere: who is not signed in is asked to, who is gets «no access».
async fn door(permission: Permission, request: Request, next: Next) -> Response {
    let Some(visit) = request.extensions().get::<Visit>() else {
        return Failure::fault("no visit was opened").into_response();
    };
    if visit.actor().may_somewhere(permission) {
        return next.run(request).await;
    }
    let failure = if visit.viewer().is_some() { Failure::NotPermitted } else { Failure::SignIn };
    failure.into_response()
}
