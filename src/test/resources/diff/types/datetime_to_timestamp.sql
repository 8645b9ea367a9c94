-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a DATETIME
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a TIMESTAMP NULL
);
-- rows
INSERT INTO t VALUES (1, '2024-01-02 03:04:05');
-- words
Detected type change from DATETIME to TIMESTAMP on 't.a'
-- up
-- t.a changes from DATETIME to TIMESTAMP: rows with a time before 1970 or after 2038 make this fail.
ALTER TABLE t
    MODIFY COLUMN a TIMESTAMP NULL;
-- down
ALTER TABLE t
    MODIFY COLUMN a DATETIME NULL;
