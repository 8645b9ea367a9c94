-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    g INT AS (a + 1) STORED
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    b INT,
    g INT AS (b + 1) STORED
);
-- rows
INSERT INTO t (id, a) VALUES (1, 10);
-- options
--rename t.a=b
-- words
Detected renamed column 't.a' to 't.b'
-- up
ALTER TABLE t
    RENAME COLUMN a TO b,
    DROP COLUMN g,
    ADD COLUMN g INT GENERATED ALWAYS AS (b + 1) STORED;
-- down
ALTER TABLE t
    RENAME COLUMN b TO a,
    DROP COLUMN g,
    ADD COLUMN g INT GENERATED ALWAYS AS (a + 1) STORED;
