//! The database as the use cases see it: readers side by side, and one writer with group commit.
//!
//! All writes of a node go through one task. It opens a transaction, runs the jobs that wait, each inside a
//! savepoint, commits once, and only then answers: a reply of success is durable, and one disk flush serves
//! many families. On SQLite the transaction begins IMMEDIATE; on PostgreSQL it begins by taking an advisory
//! lock, so that the nodes of a cluster take turns. Writes are thus serial everywhere: the rules may read and
//! then write without races, and journal numbers are gap-free in the order of commit.

use std::{
    any::Any,
    panic::AssertUnwindSafe,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use futures::{FutureExt, future::BoxFuture};
use sea_orm::{
    ActiveModelTrait, ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DatabaseTransaction,
    DbBackend, DbErr, EntityTrait, SqliteTransactionMode, Statement, TransactionOptions, TransactionTrait,
};
use tokio::sync::{mpsc, oneshot};

use crate::{
    journal::{self, Start},
    migrations,
    notifications::message,
    sealed::{Keyring, SealError},
};

/// A pool of readers; every question sees committed data only.
pub type Reader = DatabaseConnection;

/// What a write job returns before its result is known to be durable.
pub type Writing<'a, T, E> = BoxFuture<'a, Result<T, E>>;

/// The most jobs that share one commit. PostgreSQL keeps 64 savepoints cheaply; more gain little.
const BATCH: usize = 64;
/// Jobs that may wait for the writer before callers are held back.
const WAITING: usize = 4096;
/// Statements that a connection keeps prepared: more than the program has.
const STATEMENTS: usize = 500;
/// What begins the first job of a batch, and each further one.
const SAVEPOINT: &str = "SAVEPOINT job";
const NEXT_SAVEPOINT: &str = "RELEASE SAVEPOINT job; SAVEPOINT job";
/// What ends the last job of a batch.
const LAST_RELEASE: &str = "RELEASE SAVEPOINT job";
/// What undoes a job; the savepoint stays for the next.
const UNDO: &str = "ROLLBACK TO SAVEPOINT job";
/// Key of the advisory lock by which the nodes of one PostgreSQL take turns ("sadok" in ASCII).
const WRITER_LOCK: i64 = 0x73_61_64_6f_6b;

/// Where a database lives.
#[derive(Clone, Debug)]
pub enum Location {
    /// An embedded SQLite database with its key file, in a folder that is made when missing.
    Folder(PathBuf),
    /// A PostgreSQL connection string, and the path of the key file.
    Postgres {
        /// `postgres://user:password@host:port/database`
        url: String,
        /// Where the sealing keys are kept; made when missing.
        keys: PathBuf,
    },
}

/// Why the database could not be opened or a write did not happen.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The database refused or is away.
    #[error("database: {0}")]
    Database(#[from] DbErr),
    /// The keys are missing or wrong.
    #[error(transparent)]
    Keys(#[from] SealError),
    /// The data folder cannot be made.
    #[error("data folder {path}: {reason}")]
    Folder {
        /// The folder.
        path: String,
        /// What the operating system said.
        reason: String,
    },
    /// The writer's thread cannot be started.
    #[error("the writer's thread: {0}")]
    Thread(std::io::Error),
    /// A job stopped with a bug; its changes were undone.
    #[error("a write stopped unexpectedly: {0}")]
    Panicked(String),
    /// The writer has stopped because the program is stopping.
    #[error("the writer has stopped")]
    Stopped,
}

/// What a job of the writer hands to the next one of the same batch. Nobody else can write between the two, so the next one
/// need not ask where the journal stands; and rows that no job reads back are inserted for the whole batch at once.
#[derive(Debug, Default)]
pub struct Baton(Mutex<Handed>);

#[derive(Debug, Default)]
struct Handed {
    start: Option<Start>,
    events: Vec<journal::journal::ActiveModel>,
    messages: Vec<message::ActiveModel>,
}

impl Baton {
    /// Where the journal stands after the jobs before; none when none of them was a change.
    #[must_use]
    pub fn start(&self) -> Option<Start> {
        self.handed().start.clone()
    }

    /// Hands on where the journal stands after a job, with its events and messages: the last thing that it does, so that a
    /// job that is undone hands on nothing.
    pub fn leave(
        &self,
        start: Start,
        events: Vec<journal::journal::ActiveModel>,
        messages: Vec<message::ActiveModel>,
    ) {
        let mut handed = self.handed();
        handed.start = Some(start);
        handed.events.extend(events);
        handed.messages.extend(messages);
    }

    fn handed(&self) -> MutexGuard<'_, Handed> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Inserts what the batch has handed on.
    async fn insert(&self, transaction: &DatabaseTransaction) -> Result<(), DbErr> {
        let Handed { events, messages, .. } = std::mem::take(&mut *self.handed());
        insert(transaction, messages).await?;
        insert(transaction, events).await
    }
}

/// Inserts rows by statements of few sizes, which are prepared once: of each size another text.
async fn insert<A: ActiveModelTrait>(
    transaction: &DatabaseTransaction,
    mut rows: Vec<A>,
) -> Result<(), DbErr> {
    for size in [256, 64, 16, 4, 1] {
        while rows.len() >= size {
            let rest = rows.split_off(size);
            A::Entity::insert_many(rows).exec_without_returning(transaction).await?;
            rows = rest;
        }
    }
    Ok(())
}

type Boxed = Box<dyn Any + Send>;
type Job =
    Box<dyn for<'a> FnOnce(&'a DatabaseTransaction, &'a Baton) -> BoxFuture<'a, Result<Boxed, Boxed>> + Send>;

struct Task {
    job: Job,
    reply: oneshot::Sender<Result<Result<Boxed, Boxed>, StoreError>>,
}

/// An open database. Cheap to clone.
#[derive(Clone)]
pub struct Store {
    reader: Reader,
    tasks: mpsc::Sender<Task>,
    keyring: Arc<Keyring>,
}

impl std::fmt::Debug for Store {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Store").field("backend", &self.reader.get_database_backend()).finish_non_exhaustive()
    }
}

impl Store {
    /// Opens a database, applies missing migrations, and starts its writer.
    ///
    /// # Errors
    /// When the database or its keys cannot be opened, or it was made by a newer version.
    pub async fn open(location: &Location) -> Result<Self, StoreError> {
        let (writer, reader, keys) = match location {
            Location::Folder(folder) => open_folder(folder).await?,
            Location::Postgres { url, keys } => {
                let writer = Database::connect(options(url, 1)).await?;
                (writer, Database::connect(options(url, 8)).await?, keys.clone())
            }
        };
        let keyring = Arc::new(Keyring::open_or_make(&keys)?);
        migrate(&writer).await?;
        let (tasks, waiting) = mpsc::channel(WAITING);
        start_writer(writer, waiting)?;
        Ok(Self { reader, tasks, keyring })
    }

    /// The pool of readers.
    #[must_use]
    pub fn reader(&self) -> &Reader {
        &self.reader
    }

    /// The keys that seal personal identifiers.
    #[must_use]
    pub fn keyring(&self) -> &Keyring {
        &self.keyring
    }

    /// Runs `job` in the writer; returns when what it wrote is durable. When the job fails, nothing of it is kept.
    ///
    /// # Errors
    /// The outer error when the database failed, the inner one when the job itself said no.
    pub async fn write<T, E, F>(&self, job: F) -> Result<Result<T, E>, StoreError>
    where
        F: for<'a> FnOnce(&'a DatabaseTransaction) -> Writing<'a, T, E> + Send + 'static,
        T: Send + 'static,
        E: Send + 'static,
    {
        self.write_on(|transaction, _| job(transaction)).await
    }

    /// As [`Self::write`], for jobs that write to the journal and to families.
    ///
    /// # Errors
    /// As [`Self::write`].
    pub async fn write_on<T, E, F>(&self, job: F) -> Result<Result<T, E>, StoreError>
    where
        F: for<'a> FnOnce(&'a DatabaseTransaction, &'a Baton) -> Writing<'a, T, E> + Send + 'static,
        T: Send + 'static,
        E: Send + 'static,
    {
        let (reply, answer) = oneshot::channel();
        let job: Job = Box::new(move |transaction, baton| {
            let running = job(transaction, baton);
            async move {
                match running.await {
                    Ok(value) => Ok(Box::new(value) as Boxed),
                    Err(error) => Err(Box::new(error) as Boxed),
                }
            }
            .boxed()
        });
        self.tasks.send(Task { job, reply }).await.map_err(|_| StoreError::Stopped)?;
        match answer.await.map_err(|_| StoreError::Stopped)?? {
            Ok(value) => value.downcast().map(|value| Ok(*value)).map_err(|_| StoreError::Stopped),
            Err(error) => error.downcast().map(|error| Err(*error)).map_err(|_| StoreError::Stopped),
        }
    }
}

async fn open_folder(folder: &Path) -> Result<(DatabaseConnection, Reader, PathBuf), StoreError> {
    std::fs::create_dir_all(folder).map_err(|error| StoreError::Folder {
        path: folder.display().to_string(),
        reason: error.to_string(),
    })?;
    let url = format!("sqlite://{}?mode=rwc", folder.join("sadok.sqlite").display());
    let writer = Database::connect(sqlite_options(&url, 1)).await?;
    let reader = Database::connect(sqlite_options(&url, 8)).await?;
    Ok((writer, reader, folder.join("keys")))
}

fn options(url: &str, connections: u32) -> ConnectOptions {
    let mut options = ConnectOptions::new(url);
    options.max_connections(connections).min_connections(1).sqlx_logging(false).test_before_acquire(false);
    // Questions are planned once, without the values bound to them, as SQLite does here (see `crate::literals`).
    options.map_sqlx_postgres_opts(|postgres| {
        let planned_once = [("plan_cache_mode", "force_generic_plan")];
        postgres.statement_cache_capacity(STATEMENTS).options(planned_once)
    });
    options
}

fn sqlite_options(url: &str, connections: u32) -> ConnectOptions {
    let mut options = options(url, connections);
    options.map_sqlx_sqlite_opts(|sqlite| {
        sqlite
            .pragma("journal_mode", "WAL")
            .pragma("synchronous", "FULL")
            .pragma("foreign_keys", "ON")
            .pragma("busy_timeout", "10000")
            .pragma("cache_size", "-16000")
            // What a savepoint may have to undo is kept in memory: beyond 64 KiB SQLite would open a file for every change.
            .pragma("temp_store", "MEMORY")
            .statement_cache_capacity(STATEMENTS)
    });
    options
}

/// Nodes that start together take turns on PostgreSQL; on SQLite the busy time-out does the same.
async fn migrate(writer: &DatabaseConnection) -> Result<(), StoreError> {
    let postgres = writer.get_database_backend() == DbBackend::Postgres;
    if postgres {
        writer.execute_unprepared(&format!("SELECT pg_advisory_lock({WRITER_LOCK})")).await?;
    }
    let applied = migrations::apply(writer).await;
    if postgres {
        writer.execute_unprepared(&format!("SELECT pg_advisory_unlock({WRITER_LOCK})")).await?;
    }
    let count = applied?;
    if count > 0 {
        tracing::info!(count, "schema migrations applied");
    }
    Ok(())
}

/// Begins a transaction with the savepoint of its first job: the only place where the two databases differ in how they take
/// turns.
async fn begin(writer: &DatabaseConnection) -> Result<DatabaseTransaction, DbErr> {
    let options = TransactionOptions {
        sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
        ..TransactionOptions::default()
    };
    let transaction = writer.begin_with_options(options).await?;
    // One way to the database for both.
    let mark = match transaction.get_database_backend() {
        DbBackend::Postgres => format!("SELECT pg_advisory_xact_lock({WRITER_LOCK}); {SAVEPOINT}"),
        _ => SAVEPOINT.to_owned(),
    };
    transaction.execute_unprepared(&mark).await?;
    Ok(transaction)
}

/// Starts the writer. That of an embedded database has a thread of its own: it and SQLite's thread then wake each other
/// without the scheduler of everybody else between them.
fn start_writer(writer: DatabaseConnection, waiting: mpsc::Receiver<Task>) -> Result<(), StoreError> {
    if writer.get_database_backend() != DbBackend::Sqlite {
        tokio::spawn(write_batches(writer, waiting));
        return Ok(());
    }
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build();
    let runtime = runtime.map_err(StoreError::Thread)?;
    let thread = std::thread::Builder::new().name("writer".into());
    thread.spawn(move || runtime.block_on(write_batches(writer, waiting))).map_err(StoreError::Thread)?;
    Ok(())
}

async fn write_batches(writer: DatabaseConnection, mut waiting: mpsc::Receiver<Task>) {
    while let Some(first) = waiting.recv().await {
        let transaction = match begin(&writer).await {
            Ok(transaction) => transaction,
            Err(error) => {
                let _ = first.reply.send(Err(error.into()));
                continue;
            }
        };
        let (mut answers, baton) = (Vec::new(), Baton::default());
        let mut next = Some(first);
        while let Some(task) = next {
            let mark = (!answers.is_empty()).then_some(NEXT_SAVEPOINT);
            let outcome = run(&transaction, mark, task.job, &baton).await;
            let lost = matches!(outcome, Err(StoreError::Database(_)));
            answers.push((task.reply, outcome));
            next = if lost || answers.len() >= BATCH { None } else { waiting.try_recv().ok() };
        }
        conclude(transaction, &baton, answers).await;
    }
}

type Answer =
    (oneshot::Sender<Result<Result<Boxed, Boxed>, StoreError>>, Result<Result<Boxed, Boxed>, StoreError>);

/// Commits, then answers. When the commit fails nobody is told of a success. The release before it fails where a job hid a
/// fault from the writer: PostgreSQL would answer the commit of such a transaction without an error, and undo it.
async fn conclude(transaction: DatabaseTransaction, baton: &Baton, answers: Vec<Answer>) {
    let committed = match finish(&transaction, baton).await {
        Ok(()) => transaction.commit().await,
        Err(error) => Err(error),
    };
    for (reply, outcome) in answers {
        let answer = match (&committed, outcome) {
            (Err(error), Ok(Ok(_))) => Err(DbErr::Custom(format!("commit failed: {error}")).into()),
            (_, outcome) => outcome,
        };
        let _ = reply.send(answer);
    }
}

async fn finish(transaction: &DatabaseTransaction, baton: &Baton) -> Result<(), DbErr> {
    baton.insert(transaction).await?;
    transaction.execute_unprepared(LAST_RELEASE).await.map(drop)
}

/// Sets a mark of two statements. Only SQLite prepares several as one.
async fn set(transaction: &DatabaseTransaction, mark: &str) -> Result<(), DbErr> {
    match transaction.get_database_backend() {
        backend @ DbBackend::Sqlite => {
            transaction.execute_raw(Statement::from_string(backend, mark)).await.map(drop)
        }
        _ => transaction.execute_unprepared(mark).await.map(drop),
    }
}

/// Runs one job behind a savepoint of its own, so that its failure undoes nobody else's work. The first one's stands
/// already ([`begin`]). The savepoint is released by the mark of the next job, or by the commit: one way to the database
/// less for each job.
async fn run(
    transaction: &DatabaseTransaction,
    mark: Option<&str>,
    job: Job,
    baton: &Baton,
) -> Result<Result<Boxed, Boxed>, StoreError> {
    if let Some(mark) = mark {
        set(transaction, mark).await?;
    }
    match AssertUnwindSafe(job(transaction, baton)).catch_unwind().await {
        Ok(Ok(value)) => Ok(Ok(value)),
        Ok(Err(refused)) => {
            transaction.execute_unprepared(UNDO).await?;
            Ok(Err(refused))
        }
        Err(panic) => {
            transaction.execute_unprepared(UNDO).await?;
            let text = panic
                .downcast_ref::<&str>()
                .map(ToString::to_string)
                .or_else(|| panic.downcast_ref::<String>().cloned());
            Err(StoreError::Panicked(text.unwrap_or_default()))
        }
    }
}
