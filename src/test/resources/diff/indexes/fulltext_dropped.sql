-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    b VARCHAR(40),
    c INT,
    d TEXT,
    FULLTEXT KEY ft_bd (b, d)
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    b VARCHAR(40),
    c INT,
    d TEXT
);
-- rows
INSERT INTO t VALUES (1, 10, 'one', 100, 'first'), (2, 20, 'two', 200, 'second'), (3, NULL, NULL, NULL, NULL);
-- words
Detected removed index 't.ft_bd'
-- up
ALTER TABLE t
    DROP INDEX ft_bd;
-- down
ALTER TABLE t
    ADD FULLTEXT INDEX ft_bd (b, d);
