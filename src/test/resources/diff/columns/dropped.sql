-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    b INT
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    b INT
);
-- rows
INSERT INTO t VALUES (1, 10, 20);
-- words
Detected removed column 't.a'
-- up
-- Drops t.a and its values.
ALTER TABLE t
    DROP COLUMN a;
-- down
ALTER TABLE t
    ADD COLUMN a INT NULL AFTER id;
