-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT DEFAULT 4 INVISIBLE
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT DEFAULT 4
);
-- rows
INSERT INTO t (id, a) VALUES (1, 10);
-- words
Detected visibility change from invisible to visible on 't.a'
-- up
ALTER TABLE t
    MODIFY COLUMN a INT NULL DEFAULT '4';
-- down
ALTER TABLE t
    MODIFY COLUMN a INT NULL DEFAULT '4' INVISIBLE;
