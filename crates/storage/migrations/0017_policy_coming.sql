-- Versions of the rules that are announced for a later day; one that is switched on moves to policy_version.
CREATE TABLE policy_coming (
  id            uuid PRIMARY KEY,
  pack          text NOT NULL,
  digest        text NOT NULL UNIQUE,
  text          text NOT NULL,
  applies_from  timestamptz NOT NULL,
  loaded_at     timestamptz NOT NULL
);
