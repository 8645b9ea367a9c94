-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT DEFAULT (1 + 1)
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT DEFAULT (ABS(-3) * 2)
);
-- rows
INSERT INTO t VALUES (1, 10);
