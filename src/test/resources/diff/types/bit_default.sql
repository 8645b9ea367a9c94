-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a BIT(1) DEFAULT b'0'
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a BIT(1) DEFAULT b'1'
);
-- rows
INSERT INTO t VALUES (1, b'0');
-- words
Detected server default change from b'0' to b'1' on 't.a'
-- up
ALTER TABLE t
    ALTER COLUMN a SET DEFAULT b'1';
-- down
ALTER TABLE t
    ALTER COLUMN a SET DEFAULT b'0';
