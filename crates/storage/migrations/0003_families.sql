-- Children as their guardians entered them. Documents and addresses are sealed; names are kept with a search key.
CREATE TABLE child (
  id                 uuid PRIMARY KEY,
  account_id         uuid NOT NULL REFERENCES account (id),
  surname            text NOT NULL,
  given_name         text NOT NULL,
  patronymic         text,
  name_key           text NOT NULL,
  born_on            date NOT NULL,
  sex                smallint NOT NULL CHECK (sex IN (0, 1, 2, 9)),   -- ISO/IEC 5218
  certificate        bytea NOT NULL,        -- sealed
  certificate_index  bytea NOT NULL,        -- keyed hash of the normalised certificate
  address            bytea,                 -- sealed
  district_id        uuid REFERENCES district (id),
  created_at         timestamptz NOT NULL
);
CREATE INDEX child_by_account ON child (account_id);
CREATE INDEX child_by_certificate ON child (certificate_index);
CREATE INDEX child_by_name ON child (name_key, id);
