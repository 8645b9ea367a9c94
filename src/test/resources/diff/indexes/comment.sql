-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    b VARCHAR(40),
    c INT,
    d TEXT,
    KEY ix_a (a)
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    b VARCHAR(40),
    c INT,
    d TEXT,
    KEY ix_a (a) COMMENT 'it''s; for "reports" \\'
);
-- rows
INSERT INTO t VALUES (1, 10, 'one', 100, 'first'), (2, 20, 'two', 200, 'second'), (3, NULL, NULL, NULL, NULL);
-- words
Detected definition change from INDEX (a) to INDEX (a) COMMENT 'it''s; for "reports" \\' on 't.ix_a'
-- up
ALTER TABLE t
    DROP INDEX ix_a,
    ADD INDEX ix_a (a) COMMENT 'it''s; for "reports" \\';
-- down
ALTER TABLE t
    DROP INDEX ix_a,
    ADD INDEX ix_a (a);
