-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a TINYTEXT,
    b TEXT
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a MEDIUMTEXT,
    b LONGTEXT
);
-- rows
INSERT INTO t VALUES (1, 'one', 'two');
