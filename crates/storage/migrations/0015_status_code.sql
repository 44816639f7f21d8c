-- The code of a receipt is made from the number and the keys outside the database: it is kept in no table.
ALTER TABLE application DROP COLUMN status_code_hash;
