-- Claims to a benefit category; one counts only after it is confirmed.
CREATE TABLE claim (
  id                  uuid PRIMARY KEY,
  application_id      uuid NOT NULL REFERENCES application (id),
  category            text NOT NULL,
  state               text NOT NULL CHECK (state IN ('claimed', 'confirmed', 'rejected', 'withdrawn')),
  document_kind       text NOT NULL,
  document            bytea NOT NULL,       -- sealed: number, issuer and date of the proof
  made_at             timestamptz NOT NULL,
  made_by             uuid NOT NULL,
  decided_at          timestamptz,
  decided_by          uuid,
  reason              text,
  policy_version      uuid NOT NULL
);
CREATE UNIQUE INDEX claim_live ON claim (application_id, category) WHERE state IN ('claimed', 'confirmed');
CREATE INDEX claim_to_decide ON claim (made_at) WHERE state = 'claimed';
