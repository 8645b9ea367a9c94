-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    j JSON
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    j JSON,
    KEY ix_tags ((CAST(j -> '$.tags' AS CHAR(20) ARRAY)))
);
-- rows
INSERT INTO t VALUES (1, '{"tags": ["a", "b"]}');
-- words
Detected added index 't.ix_tags'
-- up
ALTER TABLE t
    ADD INDEX ix_tags ((cast(json_extract(j, '$.tags') as char(20) array)));
-- down
ALTER TABLE t
    DROP INDEX ix_tags;
