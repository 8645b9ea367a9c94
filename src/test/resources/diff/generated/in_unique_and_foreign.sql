-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    g INT AS (a % 10) STORED,
    UNIQUE KEY ux_g (g)
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    g INT AS (a % 100) STORED,
    UNIQUE KEY ux_g (g)
);
-- rows
INSERT INTO t (id, a) VALUES (1, 10);
-- words
Detected generation change from (a % 10) STORED to (a % 100) STORED on 't.g'
-- up
ALTER TABLE t
    MODIFY COLUMN g INT GENERATED ALWAYS AS (a % 100) STORED;
-- down
ALTER TABLE t
    MODIFY COLUMN g INT GENERATED ALWAYS AS (a % 10) STORED;
