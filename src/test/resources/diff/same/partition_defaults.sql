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
Detected partitioning change from PARTITION BY HASH (id) PARTITIONS 1 to PARTITION BY HASH (id) on 't'
-- up
-- Rebuilds the table.
ALTER TABLE t
    PARTITION BY HASH (id);
-- down
-- Rebuilds the table.
ALTER TABLE t
    PARTITION BY HASH (id) PARTITIONS 1;
