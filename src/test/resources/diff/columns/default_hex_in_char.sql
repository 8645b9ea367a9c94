-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a CHAR(4) DEFAULT x'41'
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a CHAR(4) DEFAULT 'B'
);
-- rows
INSERT INTO t VALUES (1, 'zz');
-- words
Detected server default change from 'A' to 'B' on 't.a'
-- up
ALTER TABLE t
    ALTER COLUMN a SET DEFAULT 'B';
-- down
ALTER TABLE t
    ALTER COLUMN a SET DEFAULT 'A';
