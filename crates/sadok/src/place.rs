//! Where a command finds its database: `--data DIR` or `--config FILE`.

use std::path::PathBuf;
use std::sync::Arc;

use anyhow::Result;
use domain::accounts::{Actor, Grant, Role, Scope, Via};
use services::SystemClock;

use crate::{config::Config, house::House, serve::logging};

/// Arguments of every command that needs a database.
#[derive(clap::Args)]
pub(crate) struct Place {
    /// Folder of the embedded database; made when missing
    #[arg(long, value_name = "DIR", conflicts_with = "config")]
    data: Option<PathBuf>,
    /// The configuration file, as for `sadok serve`
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
}

impl Place {
    /// The configuration, with the log started: warnings only, because the command itself speaks.
    pub(crate) fn config(&self) -> Result<Config> {
        let mut config = Config::load(self.config.as_deref())?;
        if let Some(data) = &self.data {
            config.data.clone_from(data);
            config.database.clear();
        }
        "warn".clone_into(&mut config.log.filter);
        logging::start(&config.log)?;
        Ok(config)
    }

    /// Opens the database; applies migrations that are missing.
    pub(crate) async fn open(&self) -> Result<(Config, House)> {
        let config = self.config()?;
        let house = House::open(&config, Arc::new(SystemClock), false).await?;
        Ok((config, house))
    }
}

/// Who acts on the command line: whoever has the machine and the keys administers the system.
pub(crate) fn operator() -> Actor {
    let grants = vec![Grant { role: Role::SystemAdmin, scope: Scope::Region }];
    Actor { account: None, grants, via: Via::Cli }
}
