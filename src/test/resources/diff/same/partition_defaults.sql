-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(20)
) PARTITION BY HASH (id) PARTITIONS 1;
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(20)
) PARTITION BY HASH (id);
-- rows
INSERT INTO t VALUES (1, 'one'), (2, NULL);
-- words
-- up
-- down
