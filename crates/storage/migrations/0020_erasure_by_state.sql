-- By state first: SQLite then prefers this index to the one of all states, and does not read everything ever closed.
DROP INDEX application_to_erase;
CREATE INDEX application_closed_to_erase ON application (state, state_at)
  WHERE erased_at IS NULL AND state IN ('refused', 'withdrawn', 'archived');
