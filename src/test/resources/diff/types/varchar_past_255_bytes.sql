-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(63) NOT NULL
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(64) NOT NULL
);
-- rows
INSERT INTO t VALUES (1, 'äöü');
-- words
Detected type change from VARCHAR(63) to VARCHAR(64) on 't.a'
-- up
ALTER TABLE t
    MODIFY COLUMN a VARCHAR(64) NOT NULL;
-- down
-- t.a changes from VARCHAR(64) to VARCHAR(63): rows with longer values make this fail.
ALTER TABLE t
    MODIFY COLUMN a VARCHAR(63) NOT NULL;
