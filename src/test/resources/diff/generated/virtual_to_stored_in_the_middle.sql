-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    g INT AS (a + 1) VIRTUAL,
    a INT,
    b INT
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    g INT AS (a + 1) STORED,
    a INT,
    b INT
);
-- rows
INSERT INTO t (id, a, b) VALUES (1, 10, 20);
-- words
Detected generation change from (a + 1) VIRTUAL to (a + 1) STORED on 't.g'
-- up
ALTER TABLE t
    DROP COLUMN g,
    ADD COLUMN g INT GENERATED ALWAYS AS (a + 1) STORED AFTER id;
-- down
ALTER TABLE t
    DROP COLUMN g,
    ADD COLUMN g INT GENERATED ALWAYS AS (a + 1) VIRTUAL AFTER id;
