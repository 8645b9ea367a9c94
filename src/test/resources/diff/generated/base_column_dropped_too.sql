-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    b INT,
    g INT AS (a + b) VIRTUAL
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    b INT
);
-- rows
INSERT INTO t (id, a, b) VALUES (1, 10, 20);
