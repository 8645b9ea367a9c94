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
    g INT AS (a + 1) VIRTUAL,
    h INT AS (g * 2) VIRTUAL
);
-- rows
INSERT INTO t (id, a) VALUES (1, 10);
-- words
Detected added column 't.h'
-- up
ALTER TABLE t
    ADD COLUMN h INT GENERATED ALWAYS AS (g * 2) VIRTUAL;
-- down
ALTER TABLE t
    DROP COLUMN h;
