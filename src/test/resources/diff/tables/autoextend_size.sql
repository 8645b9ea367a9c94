-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(20)
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(20)
) AUTOEXTEND_SIZE = 4M;
-- rows
INSERT INTO t VALUES (1, 'one'), (2, NULL);
-- words
Detected autoextend size change from none to 4194304 on 't'
-- up
ALTER TABLE t
    AUTOEXTEND_SIZE = 4194304;
-- down
ALTER TABLE t
    AUTOEXTEND_SIZE = 0;
