-- Applications, the kindergartens wished for, and the queue itself: one entry for each programme that fits the child today.
CREATE TABLE draft (
  id          uuid PRIMARY KEY,
  account_id  uuid NOT NULL REFERENCES account (id),
  answers     bytea NOT NULL,               -- sealed JSON of the wizard's answers so far
  step        text NOT NULL,
  created_at  timestamptz NOT NULL,
  updated_at  timestamptz NOT NULL,
  expires_at  timestamptz NOT NULL
);
CREATE INDEX draft_by_account ON draft (account_id);
CREATE INDEX draft_by_expiry ON draft (expires_at);

CREATE TABLE application (
  id                uuid PRIMARY KEY,
  number            text NOT NULL UNIQUE,   -- public, says nothing about the child
  sequence          bigint NOT NULL UNIQUE, -- order of filing, the last tie-break
  status_code_hash  bytea NOT NULL,         -- of the secret on the receipt
  account_id        uuid NOT NULL REFERENCES account (id),
  child_id          uuid NOT NULL REFERENCES child (id),
  certificate_index bytea NOT NULL,
  state             text NOT NULL CHECK (state IN ('checking', 'confirm_in_person', 'queued', 'invited', 'accepted', 'enrolled', 'suspended', 'refused', 'withdrawn', 'archived')),
  state_reason      text,
  state_at          timestamptz NOT NULL,
  registered_at     timestamptz NOT NULL,
  class             text NOT NULL,
  points            integer NOT NULL DEFAULT 0,
  resident          boolean NOT NULL DEFAULT false,
  lottery           bytea,
  born_on           date NOT NULL,          -- of the child, for the age rules
  profile           text NOT NULL,
  language          text,                   -- null: any
  desired_on        date NOT NULL,          -- no invitation before this day
  channel           text NOT NULL,
  entered_by        uuid,                   -- staff who entered it, null when the family did
  basis             bytea,                  -- sealed: the document a staff entry rests on
  review_on         date,                   -- next day on which age or desired date changes the entries
  policy_version    uuid NOT NULL,
  revision          integer NOT NULL DEFAULT 1
);
-- One live application a child, whoever files it.
CREATE UNIQUE INDEX application_live_child ON application (certificate_index)
  WHERE state IN ('checking', 'confirm_in_person', 'queued', 'invited', 'accepted', 'suspended');
CREATE INDEX application_by_account ON application (account_id);
CREATE INDEX application_by_child ON application (child_id);
CREATE INDEX application_by_state ON application (state, sequence);
-- A closed application has no day of review.
CREATE INDEX application_to_review ON application (review_on, sequence) WHERE review_on IS NOT NULL;

CREATE TABLE wish (
  application_id   uuid NOT NULL REFERENCES application (id),
  kindergarten_id  uuid NOT NULL REFERENCES kindergarten (id),
  rank             integer NOT NULL CHECK (rank > 0),
  PRIMARY KEY (application_id, kindergarten_id)
);
CREATE INDEX wish_by_kindergarten ON wish (kindergarten_id);

CREATE TABLE entry (
  application_id  uuid NOT NULL REFERENCES application (id),
  programme_id    uuid NOT NULL REFERENCES programme (id),
  order_key       bytea NOT NULL,           -- compares as the policy orders
  class_rank      smallint NOT NULL,        -- first component of most policies, kept for "who is ahead by class"
  waiting         boolean NOT NULL,         -- in the queue now: not invited, suspended, withdrawn or too young
  PRIMARY KEY (application_id, programme_id)
);
-- The queue of a programme is this index; with all four columns places are counted without touching the table.
CREATE UNIQUE INDEX entry_queue ON entry (programme_id, order_key, class_rank, waiting) WHERE waiting;
