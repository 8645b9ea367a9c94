-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT INVISIBLE
);
-- rows
INSERT INTO t VALUES (1, 10);
-- words
Detected visibility change from visible to invisible on 't.a'
-- up
ALTER TABLE t
    MODIFY COLUMN a INT NULL INVISIBLE;
-- down
ALTER TABLE t
    MODIFY COLUMN a INT NULL;
