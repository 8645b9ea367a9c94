-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    b INT,
    a VARCHAR(10)
);
-- rows
INSERT INTO t VALUES (1, 10);
-- options
--rename t.a=b
-- words
Detected renamed column 't.a' to 't.b'
Detected added column 't.a'
-- up
ALTER TABLE t
    RENAME COLUMN a TO b;

ALTER TABLE t
    ADD COLUMN a VARCHAR(10) NULL;
-- down
-- Drops t.a and its values.
ALTER TABLE t
    DROP COLUMN a,
    RENAME COLUMN b TO a;
