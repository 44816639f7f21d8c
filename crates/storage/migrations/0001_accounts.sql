-- People who sign in, what they may do, and their sessions.
CREATE TABLE account (
  id             uuid PRIMARY KEY,
  login          text NOT NULL,
  login_key      text NOT NULL UNIQUE,      -- folded login: sign-in is not case-sensitive
  display_name   text NOT NULL,
  password_hash  text NOT NULL,             -- Argon2id, PHC string
  language       text NOT NULL,
  email          bytea,                     -- sealed
  email_index    bytea,                     -- keyed hash of the normalised address
  phone          bytea,                     -- sealed
  phone_index    bytea,
  notify_email   boolean NOT NULL,          -- the account's own wish; the policy says what is sent at all
  notify_sms     boolean NOT NULL,
  state          text NOT NULL CHECK (state IN ('active', 'blocked')),
  created_at     timestamptz NOT NULL,
  signed_in_at   timestamptz
);
CREATE INDEX account_by_email ON account (email_index);
CREATE INDEX account_by_phone ON account (phone_index);

CREATE TABLE role_assignment (
  id              uuid PRIMARY KEY,
  account_id      uuid NOT NULL REFERENCES account (id),
  role            text NOT NULL,
  district_id     uuid,                     -- scope: null means everywhere
  kindergarten_id uuid,
  granted_at      timestamptz NOT NULL,
  granted_by      uuid,
  revoked_at      timestamptz,              -- kept after it was taken away, so that it can be asked who could do what when
  revoked_by      uuid
);
CREATE INDEX role_assignment_by_account ON role_assignment (account_id) WHERE revoked_at IS NULL;

CREATE TABLE session (
  token_hash   bytea PRIMARY KEY,           -- SHA-256 of the cookie's token
  id           uuid NOT NULL UNIQUE,        -- names the session in lists without giving the token away
  account_id   uuid NOT NULL REFERENCES account (id),
  form_key     bytea NOT NULL,              -- secret behind the anti-forgery tokens of this session
  agent        text NOT NULL,               -- the browser, in a word or two, so that its owner recognises it
  created_at   timestamptz NOT NULL,
  seen_at      timestamptz NOT NULL,        -- last use, to a few minutes; a session idle for too long is over
  expires_at   timestamptz NOT NULL         -- the end in any case
);
CREATE INDEX session_by_account ON session (account_id);
CREATE INDEX session_by_expiry ON session (expires_at);

CREATE TABLE throttle (
  key_hash     bytea PRIMARY KEY,           -- keyed hash of what is limited, e.g. a login or an address
  failures     integer NOT NULL,
  since_at     timestamptz NOT NULL
);
