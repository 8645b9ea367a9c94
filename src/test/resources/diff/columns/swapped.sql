-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    b VARCHAR(5)
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    b VARCHAR(5),
    a INT
);
-- rows
INSERT INTO t VALUES (1, 10, 'x');
-- words
Detected position change from after id to after b on 't.a'
-- up
ALTER TABLE t
    MODIFY COLUMN a INT NULL AFTER b;
-- down
ALTER TABLE t
    MODIFY COLUMN b VARCHAR(5) NULL AFTER a;
