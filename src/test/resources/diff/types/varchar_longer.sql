-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(10)
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(200)
);
-- rows
INSERT INTO t VALUES (1, 'x'), (2, NULL);
-- words
Detected type change from VARCHAR(10) to VARCHAR(200) on 't.a'
-- up
ALTER TABLE t
    MODIFY COLUMN a VARCHAR(200) NULL;
-- down
-- t.a changes from VARCHAR(200) to VARCHAR(10): rows with longer values make this fail.
ALTER TABLE t
    MODIFY COLUMN a VARCHAR(10) NULL;
