-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    KEY ix_a ((a + 1))
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    b INT,
    KEY ix_a ((b + 1))
);
-- rows
INSERT INTO t VALUES (1, 10);
-- options
--rename t.a=b
