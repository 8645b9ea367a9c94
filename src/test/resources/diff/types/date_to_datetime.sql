-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a DATE
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a DATETIME
);
-- rows
INSERT INTO t VALUES (1, '2024-01-02');
