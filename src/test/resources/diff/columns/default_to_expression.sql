-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a CHAR(36) DEFAULT 'none'
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a CHAR(36) DEFAULT (UUID())
);
-- rows
INSERT INTO t VALUES (1, 'x');
-- words
Detected server default change from 'none' to (uuid()) on 't.a'
-- up
ALTER TABLE t
    MODIFY COLUMN a CHAR(36) NULL DEFAULT (uuid());
-- down
ALTER TABLE t
    ALTER COLUMN a SET DEFAULT 'none';
