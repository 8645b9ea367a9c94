-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    b INT
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    b INT DEFAULT (a + 1)
);
-- rows
INSERT INTO t VALUES (1, 10, 20);
-- words
Detected server default change from NULL to (a + 1) on 't.b'
-- up
ALTER TABLE t
    MODIFY COLUMN b INT NULL DEFAULT (a + 1);
-- down
ALTER TABLE t
    ALTER COLUMN b SET DEFAULT NULL;
