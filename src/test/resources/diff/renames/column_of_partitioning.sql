-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT
) PARTITION BY HASH (id) PARTITIONS 2;
-- to
CREATE TABLE t (
    ident INT PRIMARY KEY,
    a INT
) PARTITION BY HASH (ident) PARTITIONS 2;
-- rows
INSERT INTO t VALUES (1, 10);
-- options
--rename t.id=ident
-- words
Detected renamed column 't.id' to 't.ident'
-- up
-- Rebuilds the table.
ALTER TABLE t
    REMOVE PARTITIONING;

ALTER TABLE t
    RENAME COLUMN id TO ident;

-- Rebuilds the table.
ALTER TABLE t
    PARTITION BY HASH (ident) PARTITIONS 2;
-- down
-- Rebuilds the table.
ALTER TABLE t
    REMOVE PARTITIONING;

ALTER TABLE t
    RENAME COLUMN ident TO id;

-- Rebuilds the table.
ALTER TABLE t
    PARTITION BY HASH (id) PARTITIONS 2;
