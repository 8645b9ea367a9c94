-- from
CREATE TABLE t (
    id INT PRIMARY KEY
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(20) NOT NULL
);
-- rows
INSERT INTO t VALUES (1);
-- words
Detected added column 't.a'
-- up
ALTER TABLE t
    ADD COLUMN a VARCHAR(20) NULL;

-- t.a is new and NOT NULL without a default: existing rows need a value. Replace the placeholder ''.
UPDATE t
SET a = ''
WHERE a IS NULL;

ALTER TABLE t
    MODIFY COLUMN a VARCHAR(20) NOT NULL;
-- down
-- Drops t.a and its values.
ALTER TABLE t
    DROP COLUMN a;
