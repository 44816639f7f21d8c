//! A node under load: it files, states places and answers until it is killed.
//!
//! It says on stdout `try KEY` before a request and `filed KEY NUMBER` after its answer.

use std::{io::Write, path::Path};

use futures::future::join_all;
use services::{Once, offers, queue};
use storage::{
    Location,
    sea_orm::{ColumnTrait, EntityTrait, QueryFilter},
};

use crate::town::{Family, Garden, Town};

const CLIENTS: usize = 16;
const GARDENS: usize = 40;

/// Where the database of this place is: in a folder, or behind an address with the keys in the folder.
pub(crate) fn location(folder: &Path, address: Option<&str>) -> Location {
    match address {
        Some(url) => Location::Postgres { url: url.to_owned(), keys: folder.join("keys") },
        None => Location::Folder(folder.to_owned()),
    }
}

/// Works until it is killed; first repeats the requests of which nobody knows whether they were answered.
pub(crate) async fn work(location: Location, run: &str, repeated: &[&str]) {
    let town = Town::again(location).await;
    let mut gardens = town.gardens().await;
    for n in gardens.len()..GARDENS {
        gardens.push(town.garden(&format!("Садок {n}"), 24, 36, 60).await);
    }
    join_all(repeated.iter().map(|key| file(&town, &gardens, key))).await;
    say("repeated");
    let (town, gardens) = (&town, &gardens);
    join_all((0..CLIENTS).map(|client| async move {
        for n in 0.. {
            file(town, gardens, &format!("{run}-{client}-{n}")).await;
            if n % 4 == client % 4 {
                stir(town, gardens, client + n).await;
            }
        }
    }))
    .await;
}

/// Files under a key that stands for one family; the same key is the same family after any number of restarts.
async fn file(town: &Town, gardens: &[Garden], key: &str) {
    let family = town.family_named(key, "2023-09-01").await;
    let turn = key.bytes().map(usize::from).sum::<usize>();
    let wishes: Vec<_> = (0..3).map(|n| gardens[(turn + n) % gardens.len()].id).collect();
    let command = town.command(&family, &wishes, &[]);
    say(&format!("try {key}"));
    let once = Once::new(key, &command.wishes).unwrap();
    let filed = queue::file(&town.app, &family.actor, Some(once), command).await.unwrap();
    say(&format!("filed {key} {}", filed.number));
}

/// A head states a place; a family that was invited answers.
async fn stir(town: &Town, gardens: &[Garden], n: usize) {
    // A group that is full refuses; there are others.
    drop(town.state(&gardens[n % gardens.len()], 1).await);
    let invited = storage::offers::offer::Entity::find()
        .filter(storage::offers::offer::Column::State.eq("invited"))
        .one(town.app.reader())
        .await
        .unwrap();
    let Some(offer) = invited else { return };
    let application = storage::queue::application::Entity::find_by_id(offer.application_id);
    let Some(application) = application.one(town.app.reader()).await.unwrap() else { return };
    let family = Family::of(application.account_id);
    let answer = if n.is_multiple_of(3) {
        offers::decline(&town.app, &family.actor, None, offer.id.into()).await
    } else {
        offers::accept(&town.app, &family.actor, None, offer.id.into()).await
    };
    // Two clients may pick the same offer: the second is told so.
    drop(answer);
}

fn say(line: &str) {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{line}").and_then(|()| out.flush()).expect("the parent reads");
}
