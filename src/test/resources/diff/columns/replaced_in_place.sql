-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    b INT
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    x VARCHAR(10),
    b INT
);
-- rows
INSERT INTO t VALUES (1, 10, 20);
-- words
Detected removed column 't.a'
Detected added column 't.x'
-- up
-- Drops t.a and its values.
ALTER TABLE t
    DROP COLUMN a,
    ADD COLUMN x VARCHAR(10) NULL AFTER id;
-- down
-- Drops t.x and its values.
ALTER TABLE t
    DROP COLUMN x,
    ADD COLUMN a INT NULL AFTER id;
