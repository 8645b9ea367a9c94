-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a CHAR(4) DEFAULT x'41'
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a CHAR(4) DEFAULT 'B'
);
-- rows
INSERT INTO t VALUES (1, 'zz');
