-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    b INT,
    g INT AS (b + 1) VIRTUAL
);
-- rows
INSERT INTO t VALUES (1, 10);
-- words
Detected added column 't.b'
Detected added column 't.g'
-- up
ALTER TABLE t
    ADD COLUMN b INT NULL,
    ADD COLUMN g INT GENERATED ALWAYS AS (b + 1) VIRTUAL;
-- down
-- Drops t.b and its values.
ALTER TABLE t
    DROP COLUMN b,
    DROP COLUMN g;
