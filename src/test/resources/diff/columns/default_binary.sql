-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARBINARY(4) DEFAULT 'ab'
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARBINARY(4) DEFAULT x'0061'
);
-- rows
INSERT INTO t VALUES (1, 'zz');
