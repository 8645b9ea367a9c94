-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(10) DEFAULT 'x' COMMENT 'c',
    g INT AS (id + 1) STORED,
    KEY ix_a (a(3), g DESC)
) COMMENT 'c' PARTITION BY HASH (id) PARTITIONS 2;
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(10) DEFAULT 'x' COMMENT 'c',
    g INT AS (id + 1) STORED,
    KEY ix_a (a(3), g DESC)
) COMMENT 'c' PARTITION BY HASH (id) PARTITIONS 2;
-- rows
INSERT INTO t (id, a) VALUES (1, 'one'), (2, NULL);
-- words
-- up
-- down
