-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    b INT,
    c INT
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    b INT,
    c INT,
    a INT
);
-- rows
INSERT INTO t VALUES (1, 10, 20, 30);
-- words
Detected position change from after id to after c on 't.a'
-- up
ALTER TABLE t
    MODIFY COLUMN a INT NULL AFTER c;
-- down
ALTER TABLE t
    MODIFY COLUMN a INT NULL AFTER id;
