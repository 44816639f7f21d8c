-- Every event that moved the queue, gap-free, in commit order, without personal data.
CREATE TABLE journal (
  seq              bigint PRIMARY KEY,
  at               timestamptz NOT NULL,
  kind             text NOT NULL,
  actor_role       text NOT NULL,
  actor_id         uuid,
  application_id   uuid,
  kindergarten_id  uuid,
  number           text,                    -- public number of the application
  policy_version   uuid,                    -- null only before the first policy applies
  event            jsonb NOT NULL
);
CREATE INDEX journal_by_application ON journal (application_id, seq);
CREATE INDEX journal_by_kindergarten ON journal (kindergarten_id, seq);

-- Who looked at sealed data, and why: kept apart because it moves nothing.
CREATE TABLE disclosure (
  id              uuid PRIMARY KEY,
  at              timestamptz NOT NULL,
  account_id      uuid NOT NULL,
  role            text NOT NULL,
  application_id  uuid NOT NULL,
  what            text NOT NULL
);
CREATE INDEX disclosure_by_application ON disclosure (application_id, at);
