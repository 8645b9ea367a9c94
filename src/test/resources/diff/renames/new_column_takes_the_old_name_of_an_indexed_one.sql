-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    UNIQUE KEY ux_a (a) INVISIBLE,
    KEY ix_ai (a, id)
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    b INT,
    a INT,
    UNIQUE KEY ux_a (b) INVISIBLE,
    KEY ix_ai (b, id)
);
-- rows
INSERT INTO t VALUES (1, 10), (2, 20);
-- options
--rename t.a=b
-- words
Detected renamed column 't.a' to 't.b'
Detected added column 't.a'
-- up
ALTER TABLE t
    RENAME COLUMN a TO b;

ALTER TABLE t
    ADD COLUMN a INT NULL;
-- down
-- Drops t.a and its values.
ALTER TABLE t
    DROP COLUMN a,
    RENAME COLUMN b TO a;
