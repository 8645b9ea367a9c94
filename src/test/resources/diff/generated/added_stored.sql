-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    g INT GENERATED ALWAYS AS (a + 1) STORED
);
-- rows
INSERT INTO t VALUES (1, 10);
-- words
Detected added column 't.g'
-- up
ALTER TABLE t
    ADD COLUMN g INT GENERATED ALWAYS AS (a + 1) STORED;
-- down
ALTER TABLE t
    DROP COLUMN g;
