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
