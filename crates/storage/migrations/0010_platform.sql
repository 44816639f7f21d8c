-- What the program itself keeps: rules in force, counters, answers to repeated requests, settings.
CREATE TABLE policy_version (
  id            uuid PRIMARY KEY,
  pack          text NOT NULL,
  digest        text NOT NULL,
  text          text NOT NULL,
  applies_from  timestamptz NOT NULL,
  loaded_at     timestamptz NOT NULL
);

CREATE TABLE counter (
  name   text PRIMARY KEY,
  value  bigint NOT NULL
);

CREATE TABLE idempotency (
  scope           text NOT NULL,            -- who asked: the account
  key             text NOT NULL,
  request_digest  bytea NOT NULL,
  response        bytea NOT NULL,           -- sealed: an answer may hold a secret of the family
  created_at      timestamptz NOT NULL,
  PRIMARY KEY (scope, key)
);
CREATE INDEX idempotency_by_age ON idempotency (created_at);

CREATE TABLE setting (
  name   text PRIMARY KEY,
  value  text NOT NULL
);
