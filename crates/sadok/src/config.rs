//! What an installation decides: one TOML file, each value also by an environment variable.
//!
//! `docs/operations/configuration.md` documents every value; a test holds that page against this file.

use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use figment::Figment;
use figment::providers::{Env, Format as _, Serialized, Toml};
use ipnet::IpNet;
use serde::{Deserialize, Serialize};
use services::Location;

/// Environment variables that begin so set values: `SADOK_LISTEN`, `SADOK_SMTP__FROM`.
pub(crate) const PREFIX: &str = "SADOK_";

/// The configuration of a node.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Config {
    /// Address and port the node listens on.
    pub(crate) listen: SocketAddr,
    /// Address under which families reach the program; it stands in messages and on receipts.
    pub(crate) public_url: String,
    /// Folder of the embedded database; made when missing.
    pub(crate) data: PathBuf,
    /// PostgreSQL connection string; empty: the embedded database.
    pub(crate) database: String,
    /// File with the keys that seal personal identifiers; empty: `keys` in the data folder.
    pub(crate) keys: PathBuf,
    /// Policy pack switched on when the database has none: a shipped pack's name, or a file.
    pub(crate) policy: String,
    /// Whether requests come through a proxy that sets `X-Forwarded-For`.
    pub(crate) behind_proxy: bool,
    /// Networks in which the proxies stand; from elsewhere the header is not believed.
    pub(crate) proxies: Vec<IpNet>,
    /// Background work.
    pub(crate) worker: Worker,
    /// E-mail.
    pub(crate) smtp: Smtp,
    /// SMS.
    pub(crate) sms: Sms,
    /// The log.
    pub(crate) log: Log,
    /// How often one may ask.
    pub(crate) limits: Limits,
}

/// Background work: deadlines, reviews of age, the outbox.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Worker {
    /// Whether `sadok serve` also does background work; `sadok work` always does.
    pub(crate) enabled: bool,
    /// Seconds between two rounds; each pause is drawn from 0.75 to 1.25 of it, so that nodes do not march in step.
    pub(crate) every_seconds: u64,
}

/// E-mail.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Smtp {
    /// Server with its credentials, `smtps://user:password@host:465` or `smtp://host:587?tls=required`; empty: the
    /// simulator, no mail leaves.
    pub(crate) url: String,
    /// Sender, `Садок <no-reply@sadok.example>`.
    pub(crate) from: String,
}

/// SMS.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Sms {
    /// The gateway.
    pub(crate) gateway: Gateway,
    /// The gateway's address; empty: its own.
    pub(crate) url: String,
    /// The token of the account.
    pub(crate) token: String,
    /// The sender's registered name.
    pub(crate) sender: String,
}

/// Who carries SMS.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Gateway {
    /// Nobody: nothing leaves.
    Simulator,
    /// TurboSMS.
    Turbosms,
}

/// The log, on stderr.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Log {
    /// `text` or `json`.
    pub(crate) format: LogFormat,
    /// What is logged, in the syntax of `tracing-subscriber`'s `EnvFilter`.
    pub(crate) filter: String,
}

/// How a line of the log is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum LogFormat {
    /// For people.
    Text,
    /// For machines: one JSON object a line.
    Json,
}

/// How often one may ask, each minute; 0 switches a limit off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Limits {
    /// Changes through the API (filing, answering) by one account.
    pub(crate) changes: u32,
    /// Look-ups through the API by one address that is not signed in.
    pub(crate) lookups: u32,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            listen: SocketAddr::from(([127, 0, 0, 1], 8080)),
            public_url: String::new(),
            data: PathBuf::from("sadok-data"),
            database: String::new(),
            keys: PathBuf::new(),
            policy: "kyiv".to_owned(),
            behind_proxy: false,
            proxies: vec![
                IpNet::new_assert(Ipv4Addr::LOCALHOST.into(), 32),
                IpNet::new_assert(Ipv6Addr::LOCALHOST.into(), 128),
            ],
            worker: Worker { enabled: true, every_seconds: 5 },
            smtp: Smtp { url: String::new(), from: String::new() },
            sms: Sms {
                gateway: Gateway::Simulator,
                url: String::new(),
                token: String::new(),
                sender: String::new(),
            },
            log: Log {
                format: LogFormat::Text,
                filter: "info,sqlx=warn,sea_orm=warn,sea_orm_migration=warn".to_owned(),
            },
            limits: Limits { changes: 60, lookups: 600 },
        }
    }
}

impl Config {
    /// Reads the file, if one is named, and the environment over it.
    ///
    /// # Errors
    /// A value that is unknown or cannot be read, with its name and where it stands.
    pub(crate) fn load(file: Option<&Path>) -> Result<Self> {
        let mut figment = Figment::from(Serialized::defaults(Self::default()));
        if let Some(file) = file {
            if !file.is_file() {
                bail!("there is no configuration file {}", file.display());
            }
            figment = figment.merge(Toml::file_exact(file));
        }
        let env = Env::prefixed(PREFIX).split("__").filter(|name| Self::known(name.as_str()));
        let config: Self = figment.merge(env).extract().context("the configuration cannot be read")?;
        config.checked()
    }

    /// Environment variables of other programs of the project (tests, scripts) begin alike and are left alone.
    fn known(name: &str) -> bool {
        let defaults = serde_json::to_value(Self::default()).unwrap_or_default();
        let first = name.split('.').next().unwrap_or_default().to_ascii_lowercase();
        defaults.get(first).is_some()
    }

    fn checked(mut self) -> Result<Self> {
        if self.public_url.is_empty() {
            self.public_url = format!("http://{}", self.listen);
        }
        self.public_url = self.public_url.trim_end_matches('/').to_owned();
        if !self.public_url.starts_with("http://") && !self.public_url.starts_with("https://") {
            bail!(
                "public_url must begin with https:// (or http:// for a trial), it is {:?}",
                self.public_url
            );
        }
        if !self.database.is_empty() && self.keys.as_os_str().is_empty() {
            bail!("keys must name the file with the sealing keys when database is a PostgreSQL address");
        }
        if !self.smtp.url.is_empty() && self.smtp.from.is_empty() {
            bail!("smtp.from must name the sender when smtp.url is given");
        }
        if self.sms.gateway != Gateway::Simulator && (self.sms.token.is_empty() || self.sms.sender.is_empty())
        {
            bail!("sms.token and sms.sender must be given when sms.gateway is not the simulator");
        }
        if self.worker.every_seconds == 0 {
            bail!("worker.every_seconds must be at least 1");
        }
        Ok(self)
    }

    /// Where the database lives.
    pub(crate) fn location(&self) -> Location {
        if self.database.is_empty() {
            Location::Folder(self.data.clone())
        } else {
            Location::Postgres { url: self.database.clone(), keys: self.keys.clone() }
        }
    }

    /// The file with the keys.
    pub(crate) fn key_file(&self) -> PathBuf {
        if self.keys.as_os_str().is_empty() { self.data.join("keys") } else { self.keys.clone() }
    }

    /// Whether visitors come over https.
    pub(crate) fn secure(&self) -> bool {
        self.public_url.starts_with("https://")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Config> {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("sadok.toml");
        std::fs::write(&file, text).unwrap();
        Config::load(Some(&file))
    }

    #[test]
    fn an_empty_file_is_a_node_with_an_embedded_database() {
        let config = read("").unwrap();
        assert_eq!(config.public_url, "http://127.0.0.1:8080");
        assert!(matches!(config.location(), Location::Folder(folder) if folder == Path::new("sadok-data")));
        assert!(!config.secure());
    }

    #[test]
    fn a_wrong_value_is_named() {
        for (text, expected) in [
            ("lisen = '127.0.0.1:1'", "lisen"),
            ("listen = 'everywhere'", "listen"),
            ("proxies = ['10.0.0.1']", "proxies"),
            ("public_url = 'sadok.example'", "public_url"),
            ("database = 'postgres://localhost/sadok'", "keys"),
            ("[sms]\ngateway = 'pigeon'", "pigeon"),
            ("[smtp]\nurl = 'smtp://localhost'", "smtp.from"),
            ("[sms]\ngateway = 'turbosms'\ntoken = 'x'", "sms.sender"),
            ("[worker]\nevery_seconds = 0", "every_seconds"),
        ] {
            let error = format!("{:#}", read(text).unwrap_err());
            assert!(error.contains(expected), "{text}: {error}");
        }
        assert!(Config::load(Some(Path::new("/nowhere/sadok.toml"))).is_err());
    }

    /// Every value stands in the operations manual, and the manual names none that does not exist.
    #[test]
    fn the_manual_documents_every_value() {
        let manual = include_str!("../../../docs/operations/configuration.md");
        let documented: Vec<&str> = manual
            .lines()
            .filter_map(|line| line.strip_prefix("| `")?.split_once('`').map(|(name, _)| name))
            .collect();
        let mut known = Vec::new();
        let defaults = serde_json::to_value(Config::default()).unwrap();
        for (name, value) in defaults.as_object().unwrap() {
            match value.as_object() {
                Some(table) => known.extend(table.keys().map(|key| format!("{name}.{key}"))),
                None => known.push(name.clone()),
            }
        }
        let mut documented: Vec<String> = documented.into_iter().map(str::to_owned).collect();
        documented.sort();
        known.sort();
        assert_eq!(documented, known);
    }
}
