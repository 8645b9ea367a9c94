-- from
CREATE TABLE t (
    id INT PRIMARY KEY
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(20)
);
-- rows
INSERT INTO t VALUES (1);
-- words
Detected added column 't.a'
-- up
ALTER TABLE t
    ADD COLUMN a VARCHAR(20) NULL;
-- down
-- Drops t.a and its values.
ALTER TABLE t
    DROP COLUMN a;
