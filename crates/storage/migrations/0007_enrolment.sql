-- The register of attending children that came through the queue.
CREATE TABLE enrolment (
  id              uuid PRIMARY KEY,
  child_id        uuid NOT NULL REFERENCES child (id),
  application_id  uuid NOT NULL REFERENCES application (id),
  offer_id        uuid NOT NULL UNIQUE REFERENCES offer (id),
  kindergarten_id uuid NOT NULL REFERENCES kindergarten (id),
  group_id        uuid NOT NULL REFERENCES kindergarten_group (id),
  enrolled_on     date NOT NULL,
  enrolled_at     timestamptz NOT NULL,
  left_on         date,
  left_reason     text
);
CREATE UNIQUE INDEX enrolment_present_child ON enrolment (child_id) WHERE left_on IS NULL;
CREATE INDEX enrolment_by_group ON enrolment (group_id);
