-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a SET('ä', 'ö') CHARACTER SET latin1
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a SET('ä', 'ö', 'ü') CHARACTER SET latin1 COLLATE latin1_bin
);
-- rows
INSERT INTO t VALUES (1, 'ä,ö');
