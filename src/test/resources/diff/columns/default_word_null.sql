-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(10) DEFAULT NULL
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(10) DEFAULT 'NULL'
);
-- rows
INSERT INTO t VALUES (1, NULL);
-- words
Detected server default change from NULL to 'NULL' on 't.a'
-- up
ALTER TABLE t
    ALTER COLUMN a SET DEFAULT 'NULL';
-- down
ALTER TABLE t
    ALTER COLUMN a SET DEFAULT NULL;
