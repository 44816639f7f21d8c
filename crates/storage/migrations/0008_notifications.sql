-- What families and staff are told. Rows for e-mail and SMS are the outbox: they leave after commit.
CREATE TABLE message (
  id               uuid PRIMARY KEY,
  account_id       uuid NOT NULL REFERENCES account (id),
  application_id   uuid REFERENCES application (id),
  kind             text NOT NULL,
  channel          text NOT NULL CHECK (channel IN ('cabinet', 'email', 'sms')),
  language         text NOT NULL,
  address          bytea,                   -- sealed; null in the cabinet
  subject          text NOT NULL,
  text             text NOT NULL,
  state            text NOT NULL CHECK (state IN ('kept', 'queued', 'sent', 'failed')),
  attempts         integer NOT NULL DEFAULT 0,
  next_attempt_at  timestamptz,
  last_error       text,
  created_at       timestamptz NOT NULL,
  sent_at          timestamptz,
  read_at          timestamptz
);
CREATE INDEX message_to_send ON message (next_attempt_at) WHERE state = 'queued';
CREATE INDEX message_by_account ON message (account_id, created_at);
CREATE INDEX message_failed ON message (created_at) WHERE state = 'failed';
