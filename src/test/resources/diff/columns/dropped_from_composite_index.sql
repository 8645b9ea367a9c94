-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    b INT,
    KEY ix_ab (a, b)
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    b INT,
    KEY ix_ab (b)
);
-- rows
INSERT INTO t VALUES (1, 10, 20);
