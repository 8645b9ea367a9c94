-- from
CREATE TABLE t (
    id INT PRIMARY KEY
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(300),
    b INT,
    KEY ix_ba (b, a(20))
);
-- rows
INSERT INTO t VALUES (1);
