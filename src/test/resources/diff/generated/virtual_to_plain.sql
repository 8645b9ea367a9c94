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
    g INT
);
-- rows
INSERT INTO t (id, a) VALUES (1, 10);
-- words
Detected generation change from (a + 1) VIRTUAL to none on 't.g'
-- up
ALTER TABLE t
    DROP COLUMN g,
    ADD COLUMN g INT NULL;

-- Keeps the values that t.g had as a generated column.
UPDATE t
SET g = (a + 1);
-- down
-- The values of t.g are replaced by those of its expression; they cannot be restored.
ALTER TABLE t
    DROP COLUMN g,
    ADD COLUMN g INT GENERATED ALWAYS AS (a + 1) VIRTUAL;
