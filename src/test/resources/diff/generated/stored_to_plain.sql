-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    g INT AS (a + 1) STORED
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    g INT
);
-- rows
INSERT INTO t (id, a) VALUES (1, 10);
-- words
Detected generation change from (a + 1) STORED to none on 't.g'
-- up
ALTER TABLE t
    MODIFY COLUMN g INT NULL;
-- down
-- The values of t.g are replaced by those of its expression; they cannot be restored.
ALTER TABLE t
    MODIFY COLUMN g INT GENERATED ALWAYS AS (a + 1) STORED;
