-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(100) NOT NULL
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a TEXT NOT NULL
);
-- rows
INSERT INTO t VALUES (1, 'long text');
