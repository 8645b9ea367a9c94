-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    b INT,
    g INT AS (a + b) VIRTUAL
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    b INT
);
-- rows
INSERT INTO t (id, a, b) VALUES (1, 10, 20);
-- words
Detected removed column 't.a'
Detected removed column 't.g'
-- up
-- Drops t.a and its values.
ALTER TABLE t
    DROP COLUMN a,
    DROP COLUMN g;
-- down
ALTER TABLE t
    ADD COLUMN a INT NULL AFTER id,
    ADD COLUMN g INT GENERATED ALWAYS AS (a + b) VIRTUAL;
