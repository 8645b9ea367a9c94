-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    x INT
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    b INT,
    y INT
);
-- rows
INSERT INTO t VALUES (1, 10, 20);
-- options
--rename t.a=b
-- words
Detected removed column 't.x'
Detected renamed column 't.a' to 't.b'
Detected added column 't.y'
-- up
-- Drops t.x and its values.
ALTER TABLE t
    RENAME COLUMN a TO b,
    DROP COLUMN x,
    ADD COLUMN y INT NULL;
-- down
-- Drops t.y and its values.
ALTER TABLE t
    RENAME COLUMN b TO a,
    DROP COLUMN y,
    ADD COLUMN x INT NULL;
