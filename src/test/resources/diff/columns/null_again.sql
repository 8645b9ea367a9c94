-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT NOT NULL DEFAULT 5
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT DEFAULT 5
);
-- rows
INSERT INTO t VALUES (1, 10);
-- words
Detected nullability change from NOT NULL to NULL on 't.a'
-- up
ALTER TABLE t
    MODIFY COLUMN a INT NULL DEFAULT '5';
-- down
-- t.a becomes NOT NULL: existing rows without a value get the default.
UPDATE t
SET a = '5'
WHERE a IS NULL;

ALTER TABLE t
    MODIFY COLUMN a INT NOT NULL DEFAULT '5';
