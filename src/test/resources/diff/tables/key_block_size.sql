-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(20)
) KEY_BLOCK_SIZE = 4;
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(20)
) KEY_BLOCK_SIZE = 8;
-- rows
INSERT INTO t VALUES (1, 'one'), (2, NULL);
