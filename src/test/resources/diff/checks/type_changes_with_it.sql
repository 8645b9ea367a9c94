-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(10),
    CONSTRAINT ck_a CHECK (a IN ('1', '2'))
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    CONSTRAINT ck_a CHECK (a BETWEEN 1 AND 2)
);
-- rows
INSERT INTO t VALUES (1, '1'), (2, '2');
