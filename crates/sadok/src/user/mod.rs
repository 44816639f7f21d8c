//! `sadok user`: the first administrator, the way back in when a password is lost, and tokens of machines.

mod typed;

use anyhow::{Result, anyhow, bail};
use clap::Subcommand;
use domain::accounts::{Role, Scope};
use domain::ids::{AccountId, DistrictId, KindergartenId};
use locale::{Language, Locale};
use serde_json::json;
use services::accounts::{self, Appointment, HeldRole, NewAccount, StaffLine, StaffMember};
use services::{App, Error};

use crate::place::{Place, operator};
use crate::{Answer, print_line, serve};

/// Accounts of one page when they are listed.
const PAGE: u64 = 200;

/// Arguments of `sadok user`.
#[derive(clap::Args)]
#[command(
    after_help = "Roles: head (with --kindergarten), education_officer and commission (with --district, or the \
    whole region), municipal_admin, system_admin, call_centre, registry_officer, auditor.\n\
    Passwords are read from standard input, at a terminal without being shown."
)]
pub(crate) struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// List the members of staff with their roles
    #[command(after_help = "Example:\n  sadok user list --json")]
    List(List),
    /// Add a member of staff; the password is read from standard input
    #[command(
        after_help = "Example:\n  echo \"$PASSWORD\" | sadok user add administrator --name 'Ірина Адмін' --role system_admin"
    )]
    Add(Add),
    /// Grant a role, or revoke it
    #[command(subcommand)]
    Role(RoleVerb),
    /// Set a password anew, read from standard input; all sessions of the account end
    #[command(after_help = "Example:\n  echo \"$PASSWORD\" | sadok user password administrator")]
    Password(Named),
    /// Let nobody sign in to an account any more; its sessions end at once
    #[command(after_help = "Example:\n  sadok user block olena.koval")]
    Block(Named),
    /// Let an account sign in again
    #[command(after_help = "Example:\n  sadok user unblock olena.koval")]
    Unblock(Named),
    /// Issue a machine's token for the API; it is printed once
    #[command(after_help = "Example:\n  sadok user token statistics --name 'nightly report' --days 365")]
    Token(Token),
}

#[derive(Subcommand)]
enum RoleVerb {
    /// Grant a role
    #[command(after_help = "Example:\n  sadok user role grant olena.koval auditor")]
    Grant(RoleArgs),
    /// Revoke a role
    #[command(after_help = "Example:\n  sadok user role revoke olena.koval auditor")]
    Revoke(RoleArgs),
}

#[derive(clap::Args)]
struct List {
    #[command(flatten)]
    place: Place,
    /// One JSON document instead of lines for people
    #[arg(long)]
    json: bool,
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
    /// The first role
    #[arg(long, value_parser = role)]
    role: Role,
    #[command(flatten)]
    part: Part,
    /// E-mail address
    #[arg(long, default_value = "")]
    email: String,
    /// Mobile number
    #[arg(long, default_value = "")]
    phone: String,
    /// Language of messages: uk or en
    #[arg(long, default_value = "uk", value_parser = language)]
    lang: Language,
}

/// The part of the region a role is over.
#[derive(clap::Args)]
struct Part {
    /// The kindergarten of a head, by its id
    #[arg(long, value_name = "ID")]
    kindergarten: Option<KindergartenId>,
    /// The district of an officer or a commission, by its id
    #[arg(long, value_name = "ID")]
    district: Option<DistrictId>,
}

#[derive(clap::Args)]
struct RoleArgs {
    #[command(flatten)]
    place: Place,
    /// Name to sign in with
    login: String,
    /// The role
    #[arg(value_parser = role)]
    role: Role,
    #[command(flatten)]
    part: Part,
}

#[derive(clap::Args)]
struct Named {
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

fn language(code: &str) -> Result<Language, String> {
    code.parse().map_err(|_| format!("{code:?} is neither uk nor en"))
}

impl Part {
    fn appointment(&self, role: Role) -> Appointment {
        Appointment { role, kindergarten: self.kindergarten, district: self.district }
    }
}

/// Runs the subcommand.
pub(crate) fn run(args: &Args) -> Result<Answer> {
    serve::runtime()?.block_on(async {
        match &args.what {
            What::List(args) => list(args).await,
            What::Add(args) => add(args).await,
            What::Role(RoleVerb::Grant(args)) => grant(args).await,
            What::Role(RoleVerb::Revoke(args)) => revoke(args).await,
            What::Password(args) => password(args).await,
            What::Block(args) => {
                let (app, id) = find(&args.place, &args.login).await?;
                accounts::block(&app, &operator(), id).await.map_err(said)
            }
            What::Unblock(args) => {
                let (app, id) = find(&args.place, &args.login).await?;
                accounts::unblock(&app, &operator(), id).await.map_err(said)
            }
            What::Token(args) => token(args).await,
        }
    })?;
    Ok(Answer::Yes)
}

async fn list(args: &List) -> Result<()> {
    let (_, house) = args.place.open().await?;
    let mut lines: Vec<StaffLine> = Vec::new();
    loop {
        let after = lines.last().map(|line| line.login.clone()).unwrap_or_default();
        let page = accounts::staff(&house.app, &operator(), &after, PAGE).await.map_err(said)?;
        let more = page.len() as u64 == PAGE;
        lines.extend(page);
        if !more {
            break;
        }
    }
    if args.json {
        let items: Vec<_> = lines.iter().map(document).collect();
        return print_line(&json!({ "items": items }).to_string());
    }
    for line in &lines {
        let roles: Vec<_> = line.roles.iter().map(held).collect();
        let state = if line.blocked { "blocked" } else { "active" };
        print_line(&format!("{}\t{}\t{state}\t{}", line.login, line.display_name, roles.join(", ")))?;
    }
    Ok(())
}

fn document(line: &StaffLine) -> serde_json::Value {
    let roles: Vec<_> = line.roles.iter().map(held).collect();
    json!({
        "id": line.id.to_string(), "login": line.login, "name": line.display_name, "blocked": line.blocked,
        "signed_in_at": line.signed_in_at, "roles": roles,
    })
}

/// `head of kindergarten ID`, `auditor`.
fn held(held: &HeldRole) -> String {
    match held.scope {
        Scope::Kindergarten(id) => format!("{} of kindergarten {id}", held.role.code()),
        Scope::District(id) => format!("{} of district {id}", held.role.code()),
        Scope::Own | Scope::Region => held.role.code().to_owned(),
    }
}

async fn add(args: &Add) -> Result<()> {
    let (_, house) = args.place.open().await?;
    let account = NewAccount {
        login: args.login.clone(),
        display_name: args.name.clone(),
        password: typed::password()?,
        email: args.email.clone(),
        phone: args.phone.clone(),
        language: args.lang,
    };
    let member = StaffMember { account, roles: vec![args.part.appointment(args.role)] };
    let id = accounts::add_staff(&house.app, &operator(), member).await.map_err(said)?;
    print_line(&id.to_string())
}

async fn grant(args: &RoleArgs) -> Result<()> {
    let (app, id) = find(&args.place, &args.login).await?;
    accounts::appoint(&app, &operator(), id, args.part.appointment(args.role)).await.map_err(said)
}

async fn revoke(args: &RoleArgs) -> Result<()> {
    let (app, id) = find(&args.place, &args.login).await?;
    let scope = args.part.appointment(args.role).scope();
    let roles = accounts::roles_of(&app, &operator(), id).await.map_err(said)?;
    let Some(found) = roles.iter().find(|held| held.role == args.role && held.scope == scope) else {
        bail!("{} does not hold the role {} over this part of the region", args.login, args.role.code());
    };
    accounts::dismiss(&app, &operator(), found.id).await.map_err(said)
}

async fn password(args: &Named) -> Result<()> {
    let (app, id) = find(&args.place, &args.login).await?;
    accounts::set_password(&app, &operator(), id, typed::password()?).await.map_err(said)
}

async fn token(args: &Token) -> Result<()> {
    let (app, id) = find(&args.place, &args.login).await?;
    let token = accounts::issue_token(&app, &operator(), id, &args.name, args.days).await.map_err(said)?;
    print_line(&token)
}

async fn find(place: &Place, login: &str) -> Result<(App, AccountId)> {
    let (_, house) = place.open().await?;
    let found = accounts::find_by_login(&house.app, &operator(), login).await;
    let id = found.map_err(|error| match error {
        Error::NotFound(_) => anyhow!("there is no account {login:?}"),
        other => said(other),
    })?;
    Ok((house.app, id))
}

/// What the rules say, in words; a fault as it is.
fn said(error: Error) -> anyhow::Error {
    match error {
        Error::Refused(refusal) => {
            anyhow!(Locale::refusal(Language::En, &refusal, &jiff::tz::TimeZone::UTC))
        }
        Error::NotFound(what) => anyhow!("there is no such {what}"),
        error => anyhow::Error::new(error).context("nothing was done"),
    }
}
