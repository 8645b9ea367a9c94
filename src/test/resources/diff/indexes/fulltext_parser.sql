-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    b VARCHAR(40),
    c INT,
    d TEXT,
    FULLTEXT KEY ft_d (d)
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    b VARCHAR(40),
    c INT,
    d TEXT,
    FULLTEXT KEY ft_d (d) WITH PARSER ngram
);
-- rows
INSERT INTO t VALUES (1, 10, 'one', 100, 'first'), (2, 20, 'two', 200, 'second'), (3, NULL, NULL, NULL, NULL);
-- words
Detected definition change from FULLTEXT INDEX (d) to FULLTEXT INDEX (d) WITH PARSER ngram on 't.ft_d'
-- up
ALTER TABLE t
    DROP INDEX ft_d;

ALTER TABLE t
    ADD FULLTEXT INDEX ft_d (d) WITH PARSER ngram;
-- down
ALTER TABLE t
    DROP INDEX ft_d;

ALTER TABLE t
    ADD FULLTEXT INDEX ft_d (d);
