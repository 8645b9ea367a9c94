-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    g INT AS (a + 1) VIRTUAL
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    b INT,
    g INT AS (b + 1) VIRTUAL
);
-- rows
INSERT INTO t (id, a) VALUES (1, 10);
-- words
Detected removed column 't.a'
Detected added column 't.b'
Detected generation change from (a + 1) VIRTUAL to (b + 1) VIRTUAL on 't.g'
-- up
-- Drops t.a and its values.
ALTER TABLE t
    DROP COLUMN a,
    DROP COLUMN g,
    ADD COLUMN b INT NULL,
    ADD COLUMN g INT GENERATED ALWAYS AS (b + 1) VIRTUAL;
-- down
-- Drops t.b and its values.
ALTER TABLE t
    DROP COLUMN b,
    DROP COLUMN g,
    ADD COLUMN a INT NULL,
    ADD COLUMN g INT GENERATED ALWAYS AS (a + 1) VIRTUAL;
