//! `sadok user`: the first administrator, recovery, and tokens of machines.

use std::io::{BufRead as _, Write as _};

use anyhow::{Context as _, Result};
use clap::Subcommand;
use domain::accounts::Role;
use domain::ids::{DistrictId, KindergartenId};
use locale::{Language, Locale};
use services::accounts::{
    Appointment, NewAccount, StaffMember, add_staff, find_by_login, issue_token, set_password,
};
use services::{App, Error};

use crate::Answer;
use crate::place::{Place, operator};
use crate::serve;

/// Arguments of `sadok user`.
#[derive(clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// Add a member of staff; the password is read from standard input
    #[command(
        after_help = "Example:\n  echo \"$PASSWORD\" | sadok user add administrator --name 'Ірина Адмін' --role system_admin"
    )]
    Add(Add),
    /// Set a password anew, read from standard input
    #[command(after_help = "Example:\n  echo \"$PASSWORD\" | sadok user password administrator")]
    Password(Password),
    /// Issue a machine's token for the API; it is printed once
    #[command(after_help = "Example:\n  sadok user token statistics --name 'nightly report' --days 365")]
    Token(Token),
}

#[derive(clap::Args)]
struct Add {
    #[command(flatten)]
    place: Place,
    /// Name to sign in with
    login: String,
    /// Name for people
    #[arg(long)]
    name: String,
    /// The role: head, education_officer, commission, municipal_admin, system_admin, call_centre, registry_officer or auditor
    #[arg(long, value_parser = role)]
    role: Role,
    /// The kindergarten of a head, by its id
    #[arg(long, value_name = "ID")]
    kindergarten: Option<KindergartenId>,
    /// The district of an officer or a commission, by its id
    #[arg(long, value_name = "ID")]
    district: Option<DistrictId>,
}

#[derive(clap::Args)]
struct Password {
    #[command(flatten)]
    place: Place,
    /// Name to sign in with
    login: String,
}

#[derive(clap::Args)]
struct Token {
    #[command(flatten)]
    place: Place,
    /// The account whose roles the token has
    login: String,
    /// What the token is for
    #[arg(long)]
    name: String,
    /// For how many days
    #[arg(long, default_value_t = 365)]
    days: u16,
}

fn role(code: &str) -> Result<Role, String> {
    let role = Role::from_code(code).filter(|role| role.is_staff());
    role.ok_or_else(|| format!("{code:?} is no role of staff"))
}

/// Runs the subcommand.
pub(crate) fn run(args: &Args) -> Result<Answer> {
    serve::runtime()?.block_on(async {
        match &args.what {
            What::Add(args) => {
                let (_, house) = args.place.open().await?;
                said(add(&house.app, args).await)
            }
            What::Password(args) => {
                let (_, house) = args.place.open().await?;
                said(password(&house.app, args).await)
            }
            What::Token(args) => {
                let (_, house) = args.place.open().await?;
                said(token(&house.app, args).await)
            }
        }
    })
}

async fn add(app: &App, args: &Add) -> Result<(), Error> {
    let appointment =
        Appointment { role: args.role, kindergarten: args.kindergarten, district: args.district };
    let account = NewAccount {
        login: args.login.clone(),
        display_name: args.name.clone(),
        password: typed(),
        email: String::new(),
        phone: String::new(),
        language: Language::Uk,
    };
    let id = add_staff(app, &operator(), StaffMember { account, roles: vec![appointment] }).await?;
    print(&id.to_string());
    Ok(())
}

async fn password(app: &App, args: &Password) -> Result<(), Error> {
    let account = find_by_login(app, &operator(), &args.login).await?;
    set_password(app, &operator(), account, typed()).await
}

async fn token(app: &App, args: &Token) -> Result<(), Error> {
    let account = find_by_login(app, &operator(), &args.login).await?;
    let token = issue_token(app, &operator(), account, &args.name, args.days).await?;
    print(&token);
    Ok(())
}

/// The first line of standard input; an empty one is refused by the rules of passwords.
fn typed() -> String {
    let mut line = String::new();
    let read = std::io::stdin().lock().read_line(&mut line);
    if read.is_err() {
        line.clear();
    }
    line.trim_end_matches(['\r', '\n']).to_owned()
}

fn print(line: &str) {
    // A closed pipe has no reader to tell.
    let _ = writeln!(std::io::stdout(), "{line}");
}

/// What the rules say, in words; a fault as it is.
fn said(answer: Result<(), Error>) -> Result<Answer> {
    match answer {
        Ok(()) => Ok(Answer::Yes),
        Err(Error::Refused(refusal)) => {
            let words = Locale::refusal(Language::En, &refusal, &jiff::tz::TimeZone::UTC);
            anyhow::bail!("{words}")
        }
        Err(error) => Err(error).context("nothing was done"),
    }
}
