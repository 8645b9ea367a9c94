-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    g INT AS (a + 1) STORED,
    h INT AS (g * 2) STORED
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    g INT AS (a + 2) STORED,
    h INT AS (g * 3) STORED
);
-- rows
INSERT INTO t (id, a) VALUES (1, 10);
