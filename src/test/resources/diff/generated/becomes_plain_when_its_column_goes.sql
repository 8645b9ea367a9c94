-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    g INT AS (a + 1) VIRTUAL
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    g INT
);
-- words
Detected removed column 't.a'
Detected generation change from (a + 1) VIRTUAL to none on 't.g'
-- up
-- Drops t.a and its values.
-- t.g was computed from a, which is dropped: its values are lost.
ALTER TABLE t
    DROP COLUMN a,
    DROP COLUMN g,
    ADD COLUMN g INT NULL;
-- down
-- The values of t.g are replaced by those of its expression; they cannot be restored.
ALTER TABLE t
    DROP COLUMN g,
    ADD COLUMN a INT NULL,
    ADD COLUMN g INT GENERATED ALWAYS AS (a + 1) VIRTUAL;
