-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT CHECK (a <> 7),
    b INT CHECK (b <> 8)
);
-- rows
INSERT INTO t VALUES (1, 10);
