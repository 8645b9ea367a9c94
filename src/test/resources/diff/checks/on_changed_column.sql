-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    CONSTRAINT ck_a CHECK (a > 0)
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a BIGINT NOT NULL,
    CONSTRAINT ck_a CHECK (a > 0)
);
-- rows
INSERT INTO t VALUES (1, 10);
-- words
Detected type change from INT to BIGINT on 't.a'
Detected nullability change from NULL to NOT NULL on 't.a'
-- up
ALTER TABLE t
    MODIFY COLUMN a BIGINT NULL;

-- t.a becomes NOT NULL: existing rows need a value. Replace the placeholder 0.
UPDATE t
SET a = 0
WHERE a IS NULL;

ALTER TABLE t
    MODIFY COLUMN a BIGINT NOT NULL;
-- down
-- t.a changes from BIGINT to INT: rows with values out of its range make this fail.
ALTER TABLE t
    MODIFY COLUMN a INT NULL;
