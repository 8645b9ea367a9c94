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
    g BIGINT AS (a + 1) VIRTUAL
);
-- rows
INSERT INTO t (id, a) VALUES (1, 10);
-- words
Detected type change from INT to BIGINT on 't.g'
-- up
ALTER TABLE t
    MODIFY COLUMN g BIGINT GENERATED ALWAYS AS (a + 1) VIRTUAL;
-- down
ALTER TABLE t
    MODIFY COLUMN g INT GENERATED ALWAYS AS (a + 1) VIRTUAL;
