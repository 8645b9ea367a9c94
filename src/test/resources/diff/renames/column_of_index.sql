-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    KEY ix_a (a)
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    b INT,
    KEY ix_a (b)
);
-- rows
INSERT INTO t VALUES (1, 10);
-- options
--rename t.a=b
-- words
Detected renamed column 't.a' to 't.b'
-- up
ALTER TABLE t
    RENAME COLUMN a TO b;
-- down
ALTER TABLE t
    RENAME COLUMN b TO a;
