-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a DATETIME NULL
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP
);
-- rows
INSERT INTO t VALUES (1, '2024-01-02 03:04:05');
-- words
Detected nullability change from NULL to NOT NULL on 't.a'
Detected server default change from NULL to CURRENT_TIMESTAMP on 't.a'
-- up
-- t.a becomes NOT NULL: existing rows without a value get the default.
UPDATE t
SET a = CURRENT_TIMESTAMP
WHERE a IS NULL;

ALTER TABLE t
    MODIFY COLUMN a DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP;
-- down
ALTER TABLE t
    MODIFY COLUMN a DATETIME NULL;
