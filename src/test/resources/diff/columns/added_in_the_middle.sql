-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    c INT
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    b INT,
    c INT
);
-- rows
INSERT INTO t VALUES (1, 10, 30);
-- words
Detected added column 't.b'
-- up
ALTER TABLE t
    ADD COLUMN b INT NULL AFTER a;
-- down
-- Drops t.b and its values.
ALTER TABLE t
    DROP COLUMN b;
