-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    g INT AS (a + 1) STORED NOT NULL
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    g INT AS (a * 2) STORED NOT NULL
);
-- rows
INSERT INTO t (id, a) VALUES (1, 10);
