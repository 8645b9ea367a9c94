-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a BINARY(4)
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARBINARY(16)
);
-- rows
INSERT INTO t VALUES (1, x'01020304');
