-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a SMALLINT UNSIGNED
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a MEDIUMINT(6) UNSIGNED ZEROFILL
);
-- rows
INSERT INTO t VALUES (1, 77);
-- words
Detected type change from SMALLINT UNSIGNED to MEDIUMINT(6) UNSIGNED ZEROFILL on 't.a'
-- up
ALTER TABLE t
    MODIFY COLUMN a MEDIUMINT(6) UNSIGNED ZEROFILL NULL;
-- down
-- t.a becomes narrower, from MEDIUMINT(6) UNSIGNED ZEROFILL to SMALLINT UNSIGNED: rows with values out of its
-- range make this fail.
ALTER TABLE t
    MODIFY COLUMN a SMALLINT UNSIGNED NULL;
