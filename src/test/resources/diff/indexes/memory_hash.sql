-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    KEY ix_a (a) USING HASH
) ENGINE = MEMORY;
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    KEY ix_a (a) USING BTREE
) ENGINE = MEMORY;
-- words
Detected definition change from INDEX (a) USING HASH to INDEX (a) USING BTREE on 't.ix_a'
-- up
ALTER TABLE t
    DROP INDEX ix_a,
    ADD INDEX ix_a (a) USING BTREE;
-- down
ALTER TABLE t
    DROP INDEX ix_a,
    ADD INDEX ix_a (a) USING HASH;
