-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a TEXT
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a JSON
);
-- rows
INSERT INTO t VALUES (1, '{"k": [1, 2]}');
