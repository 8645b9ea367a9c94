-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a ENUM('a')
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a ENUM('a', 'it''s', '"', '\\', ';', 'ü', '', ' x', '100%')
);
-- rows
INSERT INTO t VALUES (1, 'a');
