-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a TIME(2)
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a TIME(4)
);
-- rows
INSERT INTO t VALUES (1, '10:11:12.25');
