-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT DEFAULT NULL
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT DEFAULT 0
);
-- rows
INSERT INTO t VALUES (1, NULL);
-- words
Detected server default change from NULL to '0' on 't.a'
-- up
ALTER TABLE t
    ALTER COLUMN a SET DEFAULT '0';
-- down
ALTER TABLE t
    ALTER COLUMN a SET DEFAULT NULL;
