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
    KEY ix_b (b)
);
-- rows
INSERT INTO t VALUES (1, 10);
-- options
--rename t.a=b
-- words
Detected renamed column 't.a' to 't.b'
Detected renamed index 't.ix_a' to 't.ix_b'
-- up
ALTER TABLE t
    RENAME INDEX ix_a TO ix_b,
    RENAME COLUMN a TO b;
-- down
ALTER TABLE t
    RENAME INDEX ix_b TO ix_a,
    RENAME COLUMN b TO a;
