-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    at TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3)
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    at TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    a INT NOT NULL
);
-- rows
INSERT INTO t VALUES (1, '2024-01-02 03:04:05.678');
-- words
Detected added column 't.a'
-- up
ALTER TABLE t
    ADD COLUMN a INT NULL;

-- t.a is new and NOT NULL without a default: existing rows need a value. Replace the placeholder 0.
UPDATE t
SET a = 0,
    at = at
WHERE a IS NULL;

ALTER TABLE t
    MODIFY COLUMN a INT NOT NULL;
-- down
-- Drops t.a and its values.
ALTER TABLE t
    DROP COLUMN a;
