-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    b INT,
    a VARCHAR(10)
);
-- rows
INSERT INTO t VALUES (1, 10);
-- options
--rename t.a=b
