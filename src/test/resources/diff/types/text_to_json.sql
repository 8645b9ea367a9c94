-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a TEXT
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a JSON
);
-- rows
INSERT INTO t VALUES (1, '{"k": [1, 2]}');
-- words
Detected type change from TEXT to JSON on 't.a'
-- up
-- t.a changes from TEXT to JSON: rows whose values cannot be converted make this fail or change.
ALTER TABLE t
    MODIFY COLUMN a JSON NULL;
-- down
-- t.a changes from JSON to TEXT: rows whose values cannot be converted make this fail or change.
ALTER TABLE t
    MODIFY COLUMN a TEXT NULL;
