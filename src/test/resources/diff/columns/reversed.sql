-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    b INT,
    c INT,
    d INT
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    d INT,
    c INT,
    b INT,
    a INT
);
-- rows
INSERT INTO t VALUES (1, 10, 20, 30, 40);
-- words
Detected position change from after b to after d on 't.c'
Detected position change from after a to after c on 't.b'
Detected position change from after id to after b on 't.a'
-- up
ALTER TABLE t
    MODIFY COLUMN c INT NULL AFTER d,
    MODIFY COLUMN b INT NULL AFTER c,
    MODIFY COLUMN a INT NULL AFTER b;
-- down
ALTER TABLE t
    MODIFY COLUMN b INT NULL AFTER a,
    MODIFY COLUMN c INT NULL AFTER b,
    MODIFY COLUMN d INT NULL AFTER c;
