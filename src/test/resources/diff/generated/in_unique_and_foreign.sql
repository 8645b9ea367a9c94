-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    g INT AS (a % 10) STORED,
    UNIQUE KEY ux_g (g)
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    g INT AS (a % 100) STORED,
    UNIQUE KEY ux_g (g)
);
-- rows
INSERT INTO t (id, a) VALUES (1, 10);
