-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(20)
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(20)
) COMPRESSION = 'zlib';
-- rows
INSERT INTO t VALUES (1, 'one'), (2, NULL);
-- words
Detected compression change from none to 'zlib' on 't'
-- up
ALTER TABLE t
    COMPRESSION = 'zlib';
-- down
ALTER TABLE t
    COMPRESSION = '';
