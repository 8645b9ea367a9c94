-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(10)
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(200)
);
-- rows
INSERT INTO t VALUES (1, 'x'), (2, NULL);
