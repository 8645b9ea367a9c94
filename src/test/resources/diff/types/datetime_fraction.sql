-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a DATETIME
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a DATETIME(6)
);
-- rows
INSERT INTO t VALUES (1, '2024-01-02 03:04:05');
