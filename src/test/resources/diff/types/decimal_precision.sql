-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a DECIMAL(8,2)
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a DECIMAL(12,4)
);
-- rows
INSERT INTO t VALUES (1, 123456.78);
