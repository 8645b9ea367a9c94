-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(20)
) PARTITION BY HASH (id) PARTITIONS 2;
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(20)
) PARTITION BY KEY () PARTITIONS 2;
-- rows
INSERT INTO t VALUES (1, 'one'), (2, NULL);
-- words
Detected partitioning change from PARTITION BY HASH (id) PARTITIONS 2 to PARTITION BY KEY () PARTITIONS 2 on 't'
-- up
-- Rebuilds the table.
ALTER TABLE t
    PARTITION BY KEY () PARTITIONS 2;
-- down
-- Rebuilds the table.
ALTER TABLE t
    PARTITION BY HASH (id) PARTITIONS 2;
