-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    x INT
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    x INT,
    b INT
);
-- rows
INSERT INTO t VALUES (1, 10, 20);
-- options
--rename t.a=b
-- words
Detected renamed column 't.a' to 't.b'
Detected position change from after id to after x on 't.b'
-- up
ALTER TABLE t
    CHANGE COLUMN a b INT NULL AFTER x;
-- down
ALTER TABLE t
    RENAME COLUMN b TO a,
    MODIFY COLUMN x INT NULL AFTER a;
