-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(100)
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(50)
);
-- rows
INSERT INTO t VALUES (1, 'still short');
-- words
Detected type change from VARCHAR(100) to VARCHAR(50) on 't.a'
-- up
-- t.a changes from VARCHAR(100) to VARCHAR(50): rows with longer values make this fail.
ALTER TABLE t
    MODIFY COLUMN a VARCHAR(50) NULL;
-- down
ALTER TABLE t
    MODIFY COLUMN a VARCHAR(100) NULL;
