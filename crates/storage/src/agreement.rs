//! Questions across tables whose answer is nothing as long as everything agrees.

use sea_orm::{ConnectionTrait, DbErr, Statement};

/// Something that does not agree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Disagreement {
    /// Which check.
    pub check: &'static str,
    /// What was found.
    pub what: String,
}

/// Each check: its name, and a question that gives one text a row for each thing that does not agree.
pub const CHECKS: &[(&str, &str)] = &[
    (
        "held seats are live offers",
        "SELECT g.name || ': held ' || g.held || ', live offers ' || count(o.id) AS what \
         FROM kindergarten_group g LEFT JOIN offer o ON o.group_id = g.id AND o.state IN ('invited', 'accepted') \
         GROUP BY g.id, g.name, g.held HAVING g.held <> count(o.id)",
    ),
    (
        "children in lists are counted",
        "SELECT g.name || ': children ' || g.children || ', in the list ' || count(e.id) AS what \
         FROM kindergarten_group g JOIN enrolment e ON e.group_id = g.id AND e.left_on IS NULL \
         GROUP BY g.id, g.name, g.children HAVING g.children < count(e.id)",
    ),
    (
        "invited applications have a live offer",
        "SELECT a.number || ': ' || a.state || ', live offers ' || count(o.id) AS what \
         FROM application a LEFT JOIN offer o ON o.application_id = a.id AND o.state IN ('invited', 'accepted') \
         GROUP BY a.id, a.number, a.state \
         HAVING (a.state IN ('invited', 'accepted') AND count(o.id) <> 1) \
             OR (a.state NOT IN ('invited', 'accepted') AND count(o.id) <> 0)",
    ),
    (
        "only queued applications wait in line",
        "SELECT DISTINCT a.number || ': ' || a.state AS what FROM application a \
         JOIN entry e ON e.application_id = a.id WHERE e.waiting AND a.state <> 'queued'",
    ),
    (
        "marks count who waits in line",
        "SELECT m.programme_id || ': marks of level ' || m.level || ' ' || m.counted || ', waiting ' || count(e.application_id) \
                AS what \
         FROM (SELECT programme_id, level, sum(waiting) AS counted FROM line_mark GROUP BY programme_id, level) AS m \
         LEFT JOIN entry e ON e.programme_id = m.programme_id AND e.waiting \
         GROUP BY m.programme_id, m.level, m.counted HAVING m.counted <> count(e.application_id)",
    ),
    (
        "enrolled applications have an enrolment",
        "SELECT a.number AS what FROM application a LEFT JOIN enrolment e ON e.application_id = a.id \
         WHERE a.state = 'enrolled' AND e.id IS NULL",
    ),
    (
        "a child attends one group",
        "SELECT min(a.number) || ' and ' || max(a.number) || ': one birth document, in lists ' || count(*) AS what \
         FROM enrolment e JOIN child c ON c.id = e.child_id JOIN application a ON a.id = e.application_id \
         WHERE e.left_on IS NULL GROUP BY c.certificate_index HAVING count(*) > 1",
    ),
    (
        "closed applications wait for no day",
        "SELECT a.number || ': ' || a.state || ', to be looked at on ' || a.review_on AS what FROM application a \
         WHERE a.review_on IS NOT NULL AND a.state IN ('enrolled', 'refused', 'withdrawn', 'archived')",
    ),
    (
        "the journal has no gaps",
        "SELECT 'records ' || count(*) || ', last number ' || max(seq) AS what FROM journal \
         HAVING count(*) <> max(seq) OR min(seq) <> 1",
    ),
];

/// Everything that does not agree.
///
/// # Errors
/// When the database fails.
pub async fn disagreements<C: ConnectionTrait>(db: &C) -> Result<Vec<Disagreement>, DbErr> {
    let mut found = Vec::new();
    for (check, question) in CHECKS {
        let statement = Statement::from_string(db.get_database_backend(), *question);
        for row in db.query_all_raw(statement).await? {
            found.push(Disagreement { check, what: row.try_get("", "what")? });
        }
    }
    Ok(found)
}
