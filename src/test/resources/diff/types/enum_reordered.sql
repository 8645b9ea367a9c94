-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a ENUM('a', 'b', 'c')
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a ENUM('c', 'a', 'b')
);
-- rows
INSERT INTO t VALUES (1, 'a'), (2, 'b'), (3, 'c');
-- words
Detected type change from ENUM('a', 'b', 'c') to ENUM('c', 'a', 'b') on 't.a'
-- up
-- t.a changes from ENUM('a', 'b', 'c') to ENUM('c', 'a', 'b'): the values keep their names and get other
-- numbers; this rebuilds the table.
ALTER TABLE t
    MODIFY COLUMN a ENUM('c', 'a', 'b') NULL;
-- down
-- t.a changes from ENUM('c', 'a', 'b') to ENUM('a', 'b', 'c'): the values keep their names and get other
-- numbers; this rebuilds the table.
ALTER TABLE t
    MODIFY COLUMN a ENUM('a', 'b', 'c') NULL;
