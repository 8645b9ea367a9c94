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
    KEY ix_a (a),
    KEY ix_b (b)
);
-- rows
INSERT INTO t VALUES (1, 10, 20);
-- options
--rename t.a=b --rename t.b=a
-- words
Detected renamed column 't.a' to 't.b'
Detected renamed column 't.b' to 't.a'
Detected definition change from INDEX (b) to INDEX (a) on 't.ix_a'
Detected definition change from INDEX (a) to INDEX (b) on 't.ix_b'
-- up
ALTER TABLE t
    DROP INDEX ix_a,
    DROP INDEX ix_b,
    RENAME COLUMN a TO b,
    RENAME COLUMN b TO a,
    ADD INDEX ix_a (a),
    ADD INDEX ix_b (b);
-- down
ALTER TABLE t
    DROP INDEX ix_a,
    DROP INDEX ix_b,
    RENAME COLUMN b TO a,
    RENAME COLUMN a TO b,
    ADD INDEX ix_a (a),
    ADD INDEX ix_b (b);
