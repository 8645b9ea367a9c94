-- from
CREATE TABLE t (
    id INT PRIMARY KEY
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a TEXT,
    b JSON,
    c BLOB,
    d GEOMETRY
);
-- rows
INSERT INTO t VALUES (1);
-- words
Detected added column 't.a'
Detected added column 't.b'
Detected added column 't.c'
Detected added column 't.d'
-- up
ALTER TABLE t
    ADD COLUMN a TEXT NULL,
    ADD COLUMN b JSON NULL,
    ADD COLUMN c BLOB NULL,
    ADD COLUMN d GEOMETRY NULL;
-- down
-- Drops t.a and its values.
-- Drops t.b and its values.
-- Drops t.c and its values.
-- Drops t.d and its values.
ALTER TABLE t
    DROP COLUMN a,
    DROP COLUMN b,
    DROP COLUMN c,
    DROP COLUMN d;
