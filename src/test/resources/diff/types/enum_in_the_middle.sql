-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a ENUM('a', 'c') NOT NULL
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a ENUM('a', 'b', 'c') NOT NULL
);
-- rows
INSERT INTO t VALUES (1, 'c');
-- words
Detected type change from ENUM('a', 'c') to ENUM('a', 'b', 'c') on 't.a'
-- up
-- t.a changes from ENUM('a', 'c') to ENUM('a', 'b', 'c'): the values keep their names and get other numbers;
-- this rebuilds the table.
ALTER TABLE t
    MODIFY COLUMN a ENUM('a', 'b', 'c') NOT NULL;
-- down
-- t.a changes from ENUM('a', 'b', 'c') to ENUM('a', 'c'): rows with a removed value make this fail.
ALTER TABLE t
    MODIFY COLUMN a ENUM('a', 'c') NOT NULL;
