-- Institutions, what they can admit to (programmes), their groups and the places the head has stated as free.
CREATE TABLE district (
  id        uuid PRIMARY KEY,
  code      text NOT NULL UNIQUE,           -- KATOTTH where there is one
  name_uk   text NOT NULL,
  name_en   text NOT NULL,
  name_key  text NOT NULL
);

CREATE TABLE kindergarten (
  id           uuid PRIMARY KEY,
  external_id  text UNIQUE,                 -- the id in the file or system it was imported from
  name         text NOT NULL,
  name_key     text NOT NULL,
  district_id  uuid NOT NULL REFERENCES district (id),
  address      text NOT NULL,
  lat          double precision CHECK (lat BETWEEN -90 AND 90),
  lon          double precision CHECK (lon BETWEEN -180 AND 180),
  phone        text,                        -- the institution's, public
  email        text,
  website      text,
  edrpou       text,
  created_at   timestamptz NOT NULL,
  CHECK ((lat IS NULL) = (lon IS NULL))
);
CREATE INDEX kindergarten_by_district ON kindergarten (district_id, name_key);
CREATE INDEX kindergarten_by_name ON kindergarten (name_key, id);

CREATE TABLE programme (
  id               uuid PRIMARY KEY,
  kindergarten_id  uuid NOT NULL REFERENCES kindergarten (id),
  age_group        text NOT NULL,           -- label of the policy that matches the band best
  from_months      integer NOT NULL CHECK (from_months >= 0),
  to_months        integer NOT NULL,        -- exclusive
  language         text NOT NULL,
  profile          text NOT NULL,
  CHECK (to_months > from_months),
  UNIQUE (kindergarten_id, from_months, to_months, language, profile)
);

CREATE TABLE kindergarten_group (
  id                uuid PRIMARY KEY,
  kindergarten_id   uuid NOT NULL REFERENCES kindergarten (id),
  programme_id      uuid NOT NULL REFERENCES programme (id),
  external_id       text,
  name              text NOT NULL,
  capacity          integer NOT NULL CHECK (capacity >= 0),
  children          integer NOT NULL CHECK (children >= 0),
  held              integer NOT NULL DEFAULT 0 CHECK (held >= 0),    -- seats kept for live offers
  open              integer NOT NULL DEFAULT 0 CHECK (open >= 0),    -- stated as free, nobody invited yet
  inherited_excess  integer NOT NULL DEFAULT 0 CHECK (inherited_excess >= 0), -- children above capacity on import
  archived_at       timestamptz,
  -- The hard rule of the house: never more children and promised seats than places.
  CONSTRAINT group_never_overfilled CHECK (children + held + open <= capacity + inherited_excess),
  CONSTRAINT group_promises_no_missing_seat CHECK (held + open = 0 OR children + held + open <= capacity)
);
CREATE INDEX kindergarten_group_by_kindergarten ON kindergarten_group (kindergarten_id);
CREATE INDEX kindergarten_group_open ON kindergarten_group (programme_id) WHERE open > 0;

CREATE TABLE vacancy (
  id         uuid PRIMARY KEY,
  group_id   uuid NOT NULL REFERENCES kindergarten_group (id),
  count      integer NOT NULL CHECK (count > 0),
  from_on    date NOT NULL,
  state      text NOT NULL CHECK (state IN ('stated', 'opened', 'withdrawn')),
  opened     integer NOT NULL DEFAULT 0 CHECK (opened >= 0 AND opened <= count),
  stated_at  timestamptz NOT NULL,
  stated_by  uuid
);
CREATE INDEX vacancy_to_open ON vacancy (from_on) WHERE state = 'stated';
CREATE INDEX vacancy_by_group ON vacancy (group_id);
