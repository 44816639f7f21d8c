//! The menu, by role: only what the person may use (the right itself is checked by the use case).

use domain::accounts::Role;

use super::Viewer;

/// A place in the menu.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NavItem {
    /// Where it leads.
    pub href: &'static str,
    /// Message key of its name.
    pub name: &'static str,
    /// The page shown now is this place or below it.
    pub current: bool,
}

enum For {
    Everybody,
    Role(Role),
    Staff,
}

/// Every place of the menu, in its order. A room adds its own line when it brings its page.
const PLACES: &[(For, &str, &str)] = &[
    (For::Role(Role::Parent), "/cabinet", "nav-cabinet"),
    (For::Staff, "/office", "nav-office"),
    (For::Role(Role::Head), "/office/groups", "office-groups"),
    (For::Role(Role::Head), "/office/invitations", "office-invitations"),
    (For::Role(Role::EducationOfficer), "/office/claims", "office-claims"),
    (For::Role(Role::EducationOfficer), "/office/direct", "office-direct"),
    (For::Everybody, "/kindergartens", "nav-kindergartens"),
    (For::Everybody, "/queue", "nav-queue"),
    (For::Everybody, "/status", "nav-status"),
    (For::Everybody, "/rules", "nav-rules"),
];

/// The menu of this viewer on the page at `path`.
pub(crate) fn menu(viewer: Option<&Viewer>, path: &str) -> Vec<NavItem> {
    // Of two places one below the other, the nearer one is where the reader is.
    let here = PLACES
        .iter()
        .map(|(_, href, _)| *href)
        .filter(|href| below(path, href))
        .max_by_key(|href| href.len());
    PLACES
        .iter()
        .filter(|(who, _, _)| match who {
            For::Everybody => true,
            For::Role(role) => viewer.is_some_and(|viewer| viewer.is(*role)),
            For::Staff => viewer.is_some_and(Viewer::is_staff),
        })
        .map(|&(_, href, name)| NavItem { href, name, current: here == Some(href) })
        .collect()
}

fn below(path: &str, place: &str) -> bool {
    path.strip_prefix(place).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

#[cfg(test)]
mod tests {
    use domain::accounts::{Actor, Grant, Scope, Via};

    use super::*;

    #[test]
    fn the_menu_follows_the_role() {
        let names = |viewer: Option<&Viewer>| {
            menu(viewer, "/queue").into_iter().map(|item| item.href).collect::<Vec<_>>()
        };
        let public = names(None);
        assert!(!public.contains(&"/cabinet") && !public.contains(&"/office"));
        let holding = |roles: &[Role]| Viewer {
            name: String::new(),
            language: locale::Language::Uk,
            actor: Actor {
                account: None,
                grants: roles.iter().map(|&role| Grant { role, scope: Scope::Region }).collect(),
                via: Via::Web,
            },
        };
        let parent = names(Some(&holding(&[Role::Parent])));
        assert!(parent.contains(&"/cabinet") && !parent.contains(&"/office"));
        let both = names(Some(&holding(&[Role::Parent, Role::Head])));
        assert!(both.contains(&"/cabinet") && both.contains(&"/office"));
    }

    #[test]
    fn a_place_is_current_on_its_page_and_below() {
        assert!(below("/queue", "/queue") && below("/queue/42", "/queue"));
        assert!(!below("/queues", "/queue") && !below("/", "/queue"));
    }
}
