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
