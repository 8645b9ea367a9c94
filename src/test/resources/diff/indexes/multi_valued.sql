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
