-- Marks of two distances. A mark counts by class who waits from its key up to the next mark's of the same level; those of
-- level 1 stand at keys of level 0, so that a place is a few far marks, the near ones after the last of them, and a count.
-- A line that has marks has one of each level at the empty key, before everybody; a short line has none. They are counted
-- anew from the line, so nothing is carried over.
DROP TABLE line_mark;
CREATE TABLE line_mark (
  programme_id uuid NOT NULL REFERENCES programme (id),
  level        smallint NOT NULL CHECK (level IN (0, 1)),
  from_key     bytea NOT NULL,
  class_rank   smallint NOT NULL,
  waiting      bigint NOT NULL CHECK (waiting >= 0),
  PRIMARY KEY (programme_id, level, from_key, class_rank)
);

-- The next number of an application is one more than the greatest.
DROP TABLE counter;
