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
    h INT AS (a + 1) VIRTUAL
);
-- rows
INSERT INTO t (id, a) VALUES (1, 10);
-- options
--rename t.g=h
-- words
Detected renamed column 't.g' to 't.h'
-- up
ALTER TABLE t
    RENAME COLUMN g TO h;
-- down
ALTER TABLE t
    RENAME COLUMN h TO g;
