-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a DATE
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a DATETIME
);
-- rows
INSERT INTO t VALUES (1, '2024-01-02');
-- words
Detected type change from DATE to DATETIME on 't.a'
-- up
ALTER TABLE t
    MODIFY COLUMN a DATETIME NULL;
-- down
-- t.a changes from DATETIME to DATE: the times of the day are lost.
ALTER TABLE t
    MODIFY COLUMN a DATE NULL;
