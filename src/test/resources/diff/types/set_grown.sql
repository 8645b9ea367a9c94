-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a SET('x', 'y')
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a SET('x', 'y', 'z')
);
-- rows
INSERT INTO t VALUES (1, 'x,y'), (2, '');
-- words
Detected type change from SET('x', 'y') to SET('x', 'y', 'z') on 't.a'
-- up
ALTER TABLE t
    MODIFY COLUMN a SET('x', 'y', 'z') NULL;
-- down
-- t.a changes from SET('x', 'y', 'z') to SET('x', 'y'): rows with a removed value make this fail.
ALTER TABLE t
    MODIFY COLUMN a SET('x', 'y') NULL;
