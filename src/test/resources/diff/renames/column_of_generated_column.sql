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
