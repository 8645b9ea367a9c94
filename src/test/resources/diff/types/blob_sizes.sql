-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a TINYBLOB,
    b BLOB
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a MEDIUMBLOB,
    b LONGBLOB
);
-- rows
INSERT INTO t VALUES (1, x'00ff', x'27275c');
