-- The head knows ahead that a child leaves: on that day it leaves by itself. Empty once it has left.
ALTER TABLE enrolment ADD COLUMN leaves_on date;
ALTER TABLE enrolment ADD COLUMN leaves_reason text;
CREATE INDEX enrolment_to_leave ON enrolment (leaves_on) WHERE leaves_on IS NOT NULL;
