-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    b INT,
    KEY ix_a (a)
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    b INT
);
-- rows
INSERT INTO t VALUES (1, 10, 20);
