-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(20)
) ROW_FORMAT = COMPRESSED KEY_BLOCK_SIZE = 8;
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(20)
) ROW_FORMAT = COMPACT;
-- rows
INSERT INTO t VALUES (1, 'one'), (2, NULL);
-- words
Detected row format change from COMPRESSED to COMPACT on 't'
Detected key block size change from 8 to none on 't'
-- up
ALTER TABLE t
    KEY_BLOCK_SIZE = 0,
    ROW_FORMAT = COMPACT;
-- down
ALTER TABLE t
    ROW_FORMAT = COMPRESSED,
    KEY_BLOCK_SIZE = 8;
