-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    KEY ix_f ((a + 1))
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    b INT,
    KEY ix_f ((b + 1))
);
-- rows
INSERT INTO t VALUES (1, 10);
