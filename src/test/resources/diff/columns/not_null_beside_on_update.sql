-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    at DATETIME NULL ON UPDATE CURRENT_TIMESTAMP,
    a INT NULL
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    changed DATETIME NULL ON UPDATE CURRENT_TIMESTAMP,
    a INT NOT NULL
);
-- rows
INSERT INTO t VALUES (1, '2024-01-02 03:04:05', 10);
-- options
--rename t.at=changed
-- words
Detected renamed column 't.at' to 't.changed'
Detected nullability change from NULL to NOT NULL on 't.a'
-- up
-- t.a becomes NOT NULL: existing rows need a value. Replace the placeholder 0.
UPDATE t
SET a = 0,
    at = at
WHERE a IS NULL;

ALTER TABLE t
    RENAME COLUMN at TO changed,
    MODIFY COLUMN a INT NOT NULL;
-- down
ALTER TABLE t
    RENAME COLUMN changed TO at,
    MODIFY COLUMN a INT NULL;
