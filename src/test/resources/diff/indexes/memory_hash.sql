-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    KEY ix_a (a) USING HASH
) ENGINE = MEMORY;
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    KEY ix_a (a) USING BTREE
) ENGINE = MEMORY;
