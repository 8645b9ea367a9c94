-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(9) DEFAULT '\\'
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(9) DEFAULT '\\\\'
);
-- rows
INSERT INTO t VALUES (1, '\\');
-- words
Detected server default change from '\\' to '\\\\' on 't.a'
-- up
ALTER TABLE t
    ALTER COLUMN a SET DEFAULT '\\\\';
-- down
ALTER TABLE t
    ALTER COLUMN a SET DEFAULT '\\';
