-- One child attends one group, whoever entered it: the keyed hash of the birth document, as applications have it.
-- Of two children that attend already under one document the first gets it; `sadok check` names the others.
ALTER TABLE enrolment ADD COLUMN certificate_index bytea;
UPDATE enrolment
SET certificate_index = (SELECT child.certificate_index FROM child WHERE child.id = enrolment.child_id)
WHERE left_on IS NOT NULL
   OR NOT EXISTS (
     SELECT 1
     FROM enrolment earlier
     JOIN child theirs ON theirs.id = earlier.child_id
     JOIN child own ON own.id = enrolment.child_id
     WHERE earlier.left_on IS NULL
       AND earlier.id < enrolment.id
       AND theirs.certificate_index = own.certificate_index
   );
CREATE UNIQUE INDEX enrolment_present_certificate ON enrolment (certificate_index) WHERE left_on IS NULL;
