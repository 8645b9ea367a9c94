-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    b INT,
    KEY ix_a (a),
    KEY ix_b (b)
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    b INT,
    a INT,
    KEY ix_a (b),
    KEY ix_b (a)
);
-- rows
INSERT INTO t VALUES (1, 10, 20);
-- options
--rename t.a=b --rename t.b=a
-- words
Detected renamed column 't.a' to 't.b'
Detected renamed column 't.b' to 't.a'
-- up
ALTER TABLE t
    RENAME COLUMN a TO b,
    RENAME COLUMN b TO a;
-- down
ALTER TABLE t
    RENAME COLUMN b TO a,
    RENAME COLUMN a TO b;
