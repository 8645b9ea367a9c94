-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(9) DEFAULT 'x'
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(9) DEFAULT 'X'
);
-- rows
INSERT INTO t VALUES (1, 'x');
-- words
Detected server default change from 'x' to 'X' on 't.a'
-- up
ALTER TABLE t
    ALTER COLUMN a SET DEFAULT 'X';
-- down
ALTER TABLE t
    ALTER COLUMN a SET DEFAULT 'x';
