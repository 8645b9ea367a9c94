-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a ENUM('a', 'b', 'c')
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a ENUM('a', 'b')
);
-- rows
INSERT INTO t VALUES (1, 'a');
-- words
Detected type change from ENUM('a', 'b', 'c') to ENUM('a', 'b') on 't.a'
-- up
-- t.a changes from ENUM('a', 'b', 'c') to ENUM('a', 'b'): rows with a removed value make this fail.
ALTER TABLE t
    MODIFY COLUMN a ENUM('a', 'b') NULL;
-- down
ALTER TABLE t
    MODIFY COLUMN a ENUM('a', 'b', 'c') NULL;
