-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    b INT,
    CONSTRAINT ck_a CHECK (a > 0)
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    b INT
);
-- rows
INSERT INTO t VALUES (1, 10, 20);
