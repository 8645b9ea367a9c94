-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT COMMENT 'resume'
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT COMMENT 'résumé'
);
-- rows
INSERT INTO t VALUES (1, 10);
-- words
Detected comment change from 'resume' to 'résumé' on 't.a'
-- up
ALTER TABLE t
    MODIFY COLUMN a INT NULL COMMENT 'résumé';
-- down
ALTER TABLE t
    MODIFY COLUMN a INT NULL COMMENT 'resume';
