-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    g INT AS (a + 1) STORED
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT
);
-- rows
INSERT INTO t (id, a) VALUES (1, 10);
-- words
Detected removed column 't.g'
-- up
ALTER TABLE t
    DROP COLUMN g;
-- down
ALTER TABLE t
    ADD COLUMN g INT GENERATED ALWAYS AS (a + 1) STORED;
