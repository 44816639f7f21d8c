-- A benefit may count in one kindergarten only: a sibling there, a home in its catchment.
ALTER TABLE claim ADD COLUMN kindergarten_id uuid REFERENCES kindergarten (id);  -- null: it counts everywhere
DROP INDEX claim_live;
CREATE UNIQUE INDEX claim_live_everywhere ON claim (application_id, category)
  WHERE state IN ('claimed', 'confirmed') AND kindergarten_id IS NULL;
CREATE UNIQUE INDEX claim_live_somewhere ON claim (application_id, category, kindergarten_id)
  WHERE state IN ('claimed', 'confirmed') AND kindergarten_id IS NOT NULL;
