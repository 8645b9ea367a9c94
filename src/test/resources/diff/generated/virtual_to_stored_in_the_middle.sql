-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    g INT AS (a + 1) VIRTUAL,
    a INT,
    b INT
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    g INT AS (a + 1) STORED,
    a INT,
    b INT
);
-- rows
INSERT INTO t (id, a, b) VALUES (1, 10, 20);
