-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a SET('x', 'y') DEFAULT 'x'
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a SET('y', 'x') DEFAULT 'x'
);
-- rows
INSERT INTO t VALUES (1, 'x,y'), (2, 'x');
