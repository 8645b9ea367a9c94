-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    KEY ix_a ((a + 1))
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    b INT,
    KEY ix_a ((b + 1))
);
-- rows
INSERT INTO t VALUES (1, 10);
-- options
--rename t.a=b
-- words
Detected renamed column 't.a' to 't.b'
-- up
ALTER TABLE t
    DROP INDEX ix_a,
    RENAME COLUMN a TO b,
    ADD INDEX ix_a (((b + 1)));
-- down
ALTER TABLE t
    DROP INDEX ix_a,
    RENAME COLUMN b TO a,
    ADD INDEX ix_a (((a + 1)));
