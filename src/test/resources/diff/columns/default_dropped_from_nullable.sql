-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT
);
ALTER TABLE t ALTER COLUMN a DROP DEFAULT;
-- rows
INSERT INTO t VALUES (1, 10), (2, NULL);
-- words
Detected server default change from NULL to none on 't.a'
-- up
ALTER TABLE t
    ALTER COLUMN a DROP DEFAULT;
-- down
ALTER TABLE t
    ALTER COLUMN a SET DEFAULT NULL;
