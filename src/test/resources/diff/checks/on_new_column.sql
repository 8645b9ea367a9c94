-- from
CREATE TABLE t (
    id INT PRIMARY KEY
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT DEFAULT 5,
    CONSTRAINT ck_a CHECK (a > id)
);
-- rows
INSERT INTO t VALUES (1);
