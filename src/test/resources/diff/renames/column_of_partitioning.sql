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
