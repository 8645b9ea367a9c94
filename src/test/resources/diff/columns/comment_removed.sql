-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT COMMENT 'one'
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT
);
-- rows
INSERT INTO t VALUES (1, 10);
-- words
Detected comment change from 'one' to none on 't.a'
-- up
ALTER TABLE t
    MODIFY COLUMN a INT NULL;
-- down
ALTER TABLE t
    MODIFY COLUMN a INT NULL COMMENT 'one';
