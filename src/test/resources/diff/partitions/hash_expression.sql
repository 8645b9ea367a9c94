-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(20)
) PARTITION BY HASH (id) PARTITIONS 3;
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(20)
) PARTITION BY HASH (id DIV 10) PARTITIONS 3;
-- rows
INSERT INTO t VALUES (1, 'one'), (2, NULL);
-- words
Detected partitioning change from PARTITION BY HASH (id) PARTITIONS 3 to PARTITION BY HASH ((id DIV 10)) PARTITIONS 3 on 't'
-- up
-- Rebuilds the table.
ALTER TABLE t
    PARTITION BY HASH ((id DIV 10)) PARTITIONS 3;
-- down
-- Rebuilds the table.
ALTER TABLE t
    PARTITION BY HASH (id) PARTITIONS 3;
