-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a SET('x', 'y')
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a SET('x', 'y', 'z')
);
-- rows
INSERT INTO t VALUES (1, 'x,y'), (2, '');
