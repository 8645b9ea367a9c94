-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(20)
) PARTITION BY RANGE (id) (PARTITION p0 VALUES LESS THAN (10));
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(20)
) PARTITION BY LIST (id) (PARTITION p0 VALUES IN (1, 2, 3), PARTITION p1 VALUES IN (4));
-- rows
INSERT INTO t VALUES (1, 'one'), (2, NULL);
-- words
Detected partitioning change from PARTITION BY RANGE (id) (PARTITION p0 VALUES LESS THAN (10)) to PARTITION BY LIST (id) (PARTITION p0 VALUES IN (1, 2, 3), PARTITION p1 VALUES IN (4)) on 't'
-- up
-- Rebuilds the table.
ALTER TABLE t
    PARTITION BY LIST (id) (
        PARTITION p0 VALUES IN (1, 2, 3),
        PARTITION p1 VALUES IN (4)
    );
-- down
-- Rebuilds the table.
ALTER TABLE t
    PARTITION BY RANGE (id) (
        PARTITION p0 VALUES LESS THAN (10)
    );
