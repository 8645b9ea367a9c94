-- from
CREATE TABLE t (
    id INT,
    a INT
);
-- to
CREATE TABLE t (
    z INT,
    id INT,
    a INT
);
-- rows
INSERT INTO t VALUES (1, 10);
-- words
Detected added column 't.z'
-- up
ALTER TABLE t
    ADD COLUMN z INT NULL FIRST;
-- down
-- Drops t.z and its values.
ALTER TABLE t
    DROP COLUMN z;
