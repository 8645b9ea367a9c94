-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    b VARCHAR(40),
    c INT,
    d TEXT
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    b VARCHAR(40),
    c INT,
    d TEXT,
    FULLTEXT KEY ft_d (d), FULLTEXT KEY ft_b (b)
);
-- rows
INSERT INTO t VALUES (1, 10, 'one', 100, 'first'), (2, 20, 'two', 200, 'second'), (3, NULL, NULL, NULL, NULL);
-- words
Detected added index 't.ft_d'
Detected added index 't.ft_b'
-- up
ALTER TABLE t
    ADD FULLTEXT INDEX ft_d (d);

ALTER TABLE t
    ADD FULLTEXT INDEX ft_b (b);
-- down
ALTER TABLE t
    DROP INDEX ft_d,
    DROP INDEX ft_b;
