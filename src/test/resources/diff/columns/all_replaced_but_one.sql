-- from
CREATE TABLE t (
    a INT,
    b INT,
    c INT
);
-- to
CREATE TABLE t (
    x INT,
    b INT,
    y INT
);
-- rows
INSERT INTO t VALUES (1, 2, 3);
-- words
Detected removed column 't.a'
Detected removed column 't.c'
Detected added column 't.x'
Detected added column 't.y'
-- up
-- Drops t.a and its values.
-- Drops t.c and its values.
ALTER TABLE t
    DROP COLUMN a,
    DROP COLUMN c,
    ADD COLUMN x INT NULL FIRST,
    ADD COLUMN y INT NULL;
-- down
-- Drops t.x and its values.
-- Drops t.y and its values.
ALTER TABLE t
    DROP COLUMN x,
    DROP COLUMN y,
    ADD COLUMN a INT NULL FIRST,
    ADD COLUMN c INT NULL;
