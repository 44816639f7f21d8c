-- Marks along a long line. Each counts by class who waits from its key up to the next mark's, so that a place is found by
-- adding up marks and counting only from the last one, not everybody ahead. A line that has marks has one at the empty key,
-- before everybody; a short line has none.
CREATE TABLE line_mark (
  programme_id uuid NOT NULL REFERENCES programme (id),
  from_key     bytea NOT NULL,
  class_rank   smallint NOT NULL,
  waiting      bigint NOT NULL CHECK (waiting >= 0),
  PRIMARY KEY (programme_id, from_key, class_rank)
);
