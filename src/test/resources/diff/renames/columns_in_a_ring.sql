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
-- options
--rename t.a=b --rename t.b=c --rename t.c=a
-- words
Detected renamed column 't.a' to 't.b'
Detected renamed column 't.b' to 't.c'
Detected renamed column 't.c' to 't.a'
-- up
ALTER TABLE t
    RENAME COLUMN a TO b,
    RENAME COLUMN b TO c,
    RENAME COLUMN c TO a;
-- down
ALTER TABLE t
    RENAME COLUMN b TO a,
    RENAME COLUMN c TO b,
    RENAME COLUMN a TO c;
