-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a TEXT
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a TEXT DEFAULT ('it''s')
);
-- rows
INSERT INTO t VALUES (1, 'x');
