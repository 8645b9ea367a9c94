-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(10)
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a ENUM('red', 'green')
);
-- rows
INSERT INTO t VALUES (1, 'red'), (2, NULL);
-- words
Detected type change from VARCHAR(10) to ENUM('red', 'green') on 't.a'
-- up
-- t.a changes from VARCHAR(10) to ENUM('red', 'green'): rows whose values cannot be converted make this fail
-- or change.
ALTER TABLE t
    MODIFY COLUMN a ENUM('red', 'green') NULL;
-- down
ALTER TABLE t
    MODIFY COLUMN a VARCHAR(10) NULL;
