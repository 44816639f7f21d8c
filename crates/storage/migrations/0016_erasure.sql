-- When the personal data of a closed application were erased. A child whose data were erased has no surname.
ALTER TABLE application ADD COLUMN erased_at timestamptz;
CREATE INDEX application_to_erase ON application (state_at)
  WHERE erased_at IS NULL AND state IN ('refused', 'withdrawn', 'archived');
-- Erasing takes the keyed hash of a child that left away, so it is found once.
CREATE INDEX enrolment_to_erase ON enrolment (left_on) WHERE left_on IS NOT NULL AND certificate_index IS NOT NULL;
