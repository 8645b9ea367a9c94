-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a SET('x', 'y') DEFAULT 'x'
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a SET('y', 'x') DEFAULT 'x'
);
-- rows
INSERT INTO t VALUES (1, 'x,y'), (2, 'x');
-- words
Detected type change from SET('x', 'y') to SET('y', 'x') on 't.a'
-- up
-- t.a changes from SET('x', 'y') to SET('y', 'x'): the values keep their names and get other numbers; this
-- rebuilds the table.
ALTER TABLE t
    MODIFY COLUMN a SET('y', 'x') NULL DEFAULT 'x';
-- down
-- t.a changes from SET('y', 'x') to SET('x', 'y'): the values keep their names and get other numbers; this
-- rebuilds the table.
ALTER TABLE t
    MODIFY COLUMN a SET('x', 'y') NULL DEFAULT 'x';
