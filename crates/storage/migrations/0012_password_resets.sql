-- Links by which somebody who forgot the password chooses a new one, and messages that hold a secret.
CREATE TABLE password_reset (
  account_id   uuid PRIMARY KEY REFERENCES account (id),  -- one an account: asking again makes the older link void
  token_hash   bytea NOT NULL UNIQUE,       -- SHA-256 of the link's token, which stands nowhere but in the mail
  asked_at     timestamptz NOT NULL,
  expires_at   timestamptz NOT NULL
);

ALTER TABLE message ADD COLUMN sealed_text bytea;  -- the text of a message that holds a secret; text is empty then
