-- Invitations and what became of them. A live offer holds one seat of its group.
CREATE TABLE offer (
  id               uuid PRIMARY KEY,
  application_id   uuid NOT NULL REFERENCES application (id),
  child_id         uuid NOT NULL REFERENCES child (id),
  kindergarten_id  uuid NOT NULL REFERENCES kindergarten (id),
  programme_id     uuid NOT NULL REFERENCES programme (id),
  group_id         uuid NOT NULL REFERENCES kindergarten_group (id),
  order_key        bytea NOT NULL,          -- the key it was made by
  state            text NOT NULL CHECK (state IN ('invited', 'accepted', 'enrolled', 'declined', 'expired', 'documents_overdue', 'annulled')),
  invited_at       timestamptz NOT NULL,
  answer_by        timestamptz NOT NULL,
  remind_at        timestamptz,             -- null when the reminder has left or none is due
  answered_at      timestamptz,
  documents_by     timestamptz,
  extensions       integer NOT NULL DEFAULT 0,
  closed_at        timestamptz,
  reason           text,
  policy_version   uuid NOT NULL
);
CREATE UNIQUE INDEX offer_live_application ON offer (application_id) WHERE state IN ('invited', 'accepted');
CREATE UNIQUE INDEX offer_live_child ON offer (child_id) WHERE state IN ('invited', 'accepted');
CREATE INDEX offer_to_answer ON offer (answer_by) WHERE state = 'invited';
CREATE INDEX offer_to_remind ON offer (remind_at) WHERE state = 'invited';
CREATE INDEX offer_documents ON offer (documents_by) WHERE state = 'accepted';
CREATE INDEX offer_by_kindergarten ON offer (kindergarten_id, invited_at);
CREATE INDEX offer_by_application ON offer (application_id, invited_at);
