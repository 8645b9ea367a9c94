-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    b INT DEFAULT (a + 1)
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    z INT,
    b INT DEFAULT (z + 1)
);
-- rows
INSERT INTO t VALUES (1, 10, 20);
-- options
--rename t.a=z
-- words
Detected renamed column 't.a' to 't.z'
Detected server default change from (a + 1) to (z + 1) on 't.b'
-- up
ALTER TABLE t
    RENAME COLUMN a TO z,
    MODIFY COLUMN b INT NULL DEFAULT (z + 1);
-- down
ALTER TABLE t
    RENAME COLUMN z TO a,
    MODIFY COLUMN b INT NULL DEFAULT (a + 1);
