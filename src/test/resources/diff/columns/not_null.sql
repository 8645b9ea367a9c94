-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT NOT NULL
);
-- rows
INSERT INTO t VALUES (1, 10);
-- words
Detected nullability change from NULL to NOT NULL on 't.a'
-- up
-- t.a becomes NOT NULL: existing rows need a value. Replace the placeholder 0.
UPDATE t
SET a = 0
WHERE a IS NULL;

ALTER TABLE t
    MODIFY COLUMN a INT NOT NULL;
-- down
ALTER TABLE t
    MODIFY COLUMN a INT NULL;
