-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT
);
-- to
CREATE TABLE t (
    a INT,
    id INT PRIMARY KEY
);
-- rows
INSERT INTO t VALUES (1, 10);
-- words
Detected position change from first to after a on 't.id'
-- up
ALTER TABLE t
    MODIFY COLUMN id INT NOT NULL AFTER a;
-- down
ALTER TABLE t
    MODIFY COLUMN a INT NULL AFTER id;
