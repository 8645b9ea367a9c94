-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    g INT AS (a + 1) STORED,
    h INT AS (g * 2) STORED
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    g INT AS (a + 2) STORED,
    h INT AS (g * 3) STORED
);
-- rows
INSERT INTO t (id, a) VALUES (1, 10);
-- words
Detected generation change from (a + 1) STORED to (a + 2) STORED on 't.g'
Detected generation change from (g * 2) STORED to (g * 3) STORED on 't.h'
-- up
ALTER TABLE t
    MODIFY COLUMN g INT GENERATED ALWAYS AS (a + 2) STORED,
    MODIFY COLUMN h INT GENERATED ALWAYS AS (g * 3) STORED;
-- down
ALTER TABLE t
    MODIFY COLUMN g INT GENERATED ALWAYS AS (a + 1) STORED,
    MODIFY COLUMN h INT GENERATED ALWAYS AS (g * 2) STORED;
