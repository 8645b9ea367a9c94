-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT NOT NULL DEFAULT 5 COMMENT 'kept',
    b INT
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a_new INT NOT NULL DEFAULT 5 COMMENT 'kept',
    b INT
);
-- rows
INSERT INTO t VALUES (1, 10, 20);
-- options
--rename t.a=a_new
-- words
Detected renamed column 't.a' to 't.a_new'
-- up
ALTER TABLE t
    RENAME COLUMN a TO a_new;
-- down
ALTER TABLE t
    RENAME COLUMN a_new TO a;
