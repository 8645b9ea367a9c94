-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT DEFAULT (1 + 1)
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT DEFAULT (ABS(-3) * 2)
);
-- rows
INSERT INTO t VALUES (1, 10);
-- words
Detected server default change from (1 + 1) to (abs(-(3)) * 2) on 't.a'
-- up
ALTER TABLE t
    MODIFY COLUMN a INT NULL DEFAULT (abs(-(3)) * 2);
-- down
ALTER TABLE t
    MODIFY COLUMN a INT NULL DEFAULT (1 + 1);
