-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(20)
) ROW_FORMAT = COMPRESSED KEY_BLOCK_SIZE = 4;
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(20)
);
-- rows
INSERT INTO t VALUES (1, 'one'), (2, NULL);
-- words
Detected row format change from COMPRESSED to none on 't'
Detected key block size change from 4 to none on 't'
-- up
ALTER TABLE t
    ROW_FORMAT = DEFAULT,
    KEY_BLOCK_SIZE = 0;
-- down
ALTER TABLE t
    ROW_FORMAT = COMPRESSED,
    KEY_BLOCK_SIZE = 4;
