-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    g INT AS (a + 1) VIRTUAL
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    g INT AS (a + 1) STORED
);
-- rows
INSERT INTO t (id, a) VALUES (1, 10);
-- words
Detected generation change from (a + 1) VIRTUAL to (a + 1) STORED on 't.g'
-- up
ALTER TABLE t
    DROP COLUMN g,
    ADD COLUMN g INT GENERATED ALWAYS AS (a + 1) STORED;
-- down
ALTER TABLE t
    DROP COLUMN g,
    ADD COLUMN g INT GENERATED ALWAYS AS (a + 1) VIRTUAL;
