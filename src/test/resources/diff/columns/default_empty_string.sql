-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(10)
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(10) DEFAULT ''
);
-- rows
INSERT INTO t VALUES (1, NULL), (2, '');
-- words
Detected server default change from NULL to '' on 't.a'
-- up
ALTER TABLE t
    ALTER COLUMN a SET DEFAULT '';
-- down
ALTER TABLE t
    ALTER COLUMN a SET DEFAULT NULL;
