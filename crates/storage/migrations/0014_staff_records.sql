-- What staff hand out, open and take away.

-- Set while the password is one that staff handed over on paper: signing in with it leads to choosing an own one.
ALTER TABLE account ADD COLUMN password_handed_at timestamptz;

-- What a look rested on where it needs a reason: sealed, for example the identity document shown at the desk.
ALTER TABLE disclosure ADD COLUMN note bytea;

-- Lists with names that left the program as a file.
CREATE TABLE export (
  id          uuid PRIMARY KEY,
  at          timestamptz NOT NULL,
  account_id  uuid NOT NULL,
  role        text NOT NULL,
  list        text NOT NULL,                -- which list: children, invitations
  filter      bytea NOT NULL,               -- sealed: what it was narrowed to may be a name
  lines       bigint NOT NULL CHECK (lines >= 0)
);
CREATE INDEX export_by_time ON export (at);
