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
-- words
Detected key block size change from 4 to 8 on 't'
-- up
ALTER TABLE t
    KEY_BLOCK_SIZE = 8;
-- down
ALTER TABLE t
    KEY_BLOCK_SIZE = 4;
