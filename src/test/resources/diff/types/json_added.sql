-- from
CREATE TABLE t (
    id INT PRIMARY KEY
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    j JSON NOT NULL DEFAULT (JSON_OBJECT())
);
-- rows
INSERT INTO t VALUES (1);
-- words
Detected added column 't.j'
-- up
ALTER TABLE t
    ADD COLUMN j JSON NOT NULL DEFAULT (json_object());
-- down
-- Drops t.j and its values.
ALTER TABLE t
    DROP COLUMN j;
