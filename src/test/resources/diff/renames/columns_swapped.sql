-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    b INT
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    b INT,
    a INT
);
-- rows
INSERT INTO t VALUES (1, 10, 20);
-- options
--rename t.a=b --rename t.b=a
