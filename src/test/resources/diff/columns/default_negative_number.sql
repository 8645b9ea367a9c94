-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a DECIMAL(6,2) DEFAULT -1.5
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a DECIMAL(6,2) DEFAULT 2.25
);
-- rows
INSERT INTO t VALUES (1, 1);
-- words
Detected server default change from '-1.50' to '2.25' on 't.a'
-- up
ALTER TABLE t
    ALTER COLUMN a SET DEFAULT '2.25';
-- down
ALTER TABLE t
    ALTER COLUMN a SET DEFAULT '-1.50';
