-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(20)
) PARTITION BY LIST (id) (PARTITION p0 VALUES IN (1, 2));
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(20)
) PARTITION BY LIST (id) (PARTITION p0 VALUES IN (1, 2), PARTITION p1 VALUES IN (3, 4));
-- rows
INSERT INTO t VALUES (1, 'one'), (2, NULL);
-- words
Detected partitioning change from PARTITION BY LIST (id) (PARTITION p0 VALUES IN (1, 2)) to PARTITION BY LIST (id) (PARTITION p0 VALUES IN (1, 2), PARTITION p1 VALUES IN (3, 4)) on 't'
-- up
ALTER TABLE t
    ADD PARTITION (
        PARTITION p1 VALUES IN (3, 4)
    );
-- down
-- The rows of the dropped partitions are lost.
ALTER TABLE t
    DROP PARTITION p1;
