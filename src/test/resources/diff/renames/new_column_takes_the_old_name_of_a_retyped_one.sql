-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    KEY ix_a (a)
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(10),
    b BIGINT,
    KEY ix_a (b)
);
-- rows
INSERT INTO t VALUES (1, 10), (2, 20);
-- options
--rename t.a=b
-- words
Detected added column 't.a'
Detected renamed column 't.a' to 't.b'
Detected type change from INT to BIGINT on 't.b'
-- up
ALTER TABLE t
    RENAME COLUMN a TO b;

ALTER TABLE t
    ADD COLUMN a VARCHAR(10) NULL AFTER id,
    MODIFY COLUMN b BIGINT NULL;
-- down
-- Drops t.a and its values.
-- t.a changes from BIGINT to INT: rows with values out of its range make this fail.
ALTER TABLE t
    DROP COLUMN a,
    CHANGE COLUMN b a INT NULL;
