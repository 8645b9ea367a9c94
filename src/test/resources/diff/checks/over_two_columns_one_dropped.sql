-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    b INT,
    CONSTRAINT ck_ab CHECK (a < b)
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    b INT,
    CONSTRAINT ck_ab CHECK (b > 5)
);
-- rows
INSERT INTO t VALUES (1, 10, 20);
