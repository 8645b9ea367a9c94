-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(40) DEFAULT 'CURRENT_TIMESTAMP'
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(40) DEFAULT '(uuid())'
);
-- rows
INSERT INTO t VALUES (1, 'x');
-- words
Detected server default change from 'CURRENT_TIMESTAMP' to '(uuid())' on 't.a'
-- up
ALTER TABLE t
    ALTER COLUMN a SET DEFAULT '(uuid())';
-- down
ALTER TABLE t
    ALTER COLUMN a SET DEFAULT 'CURRENT_TIMESTAMP';
