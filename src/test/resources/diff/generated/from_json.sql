-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    j JSON
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    j JSON,
    name VARCHAR(50) AS (j ->> '$.name') STORED,
    KEY ix_name (name)
);
-- rows
INSERT INTO t VALUES (1, '{"name": "Ann"}');
-- words
Detected added column 't.name'
Detected added index 't.ix_name'
-- up
ALTER TABLE t
    ADD COLUMN name VARCHAR(50) GENERATED ALWAYS AS (json_unquote(json_extract(j, '$.name'))) STORED,
    ADD INDEX ix_name (name);
-- down
ALTER TABLE t
    DROP INDEX ix_name,
    DROP COLUMN name;
