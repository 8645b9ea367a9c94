-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARBINARY(4) DEFAULT 'ab'
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARBINARY(4) DEFAULT x'0061'
);
-- rows
INSERT INTO t VALUES (1, 'zz');
-- words
Detected server default change from 'ab' to '\0a' on 't.a'
-- up
ALTER TABLE t
    ALTER COLUMN a SET DEFAULT '\0a';
-- down
ALTER TABLE t
    ALTER COLUMN a SET DEFAULT 'ab';
