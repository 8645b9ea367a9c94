-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(100) NOT NULL
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a TEXT NOT NULL
);
-- rows
INSERT INTO t VALUES (1, 'long text');
-- words
Detected type change from VARCHAR(100) to TEXT on 't.a'
-- up
ALTER TABLE t
    MODIFY COLUMN a TEXT NOT NULL;
-- down
-- t.a changes from TEXT to VARCHAR(100): rows with longer values make this fail.
ALTER TABLE t
    MODIFY COLUMN a VARCHAR(100) NOT NULL;
