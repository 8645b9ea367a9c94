-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(20)
) PARTITION BY HASH (id) PARTITIONS 4;
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(20)
) PARTITION BY LINEAR HASH (id) PARTITIONS 4;
-- rows
INSERT INTO t VALUES (1, 'one'), (2, NULL);
-- words
Detected partitioning change from PARTITION BY HASH (id) PARTITIONS 4 to PARTITION BY LINEAR HASH (id) PARTITIONS 4 on 't'
-- up
-- Rebuilds the table.
ALTER TABLE t
    PARTITION BY LINEAR HASH (id) PARTITIONS 4;
-- down
-- Rebuilds the table.
ALTER TABLE t
    PARTITION BY HASH (id) PARTITIONS 4;
