-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    b INT NULL
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT NULL DEFAULT NULL,
    b INT
);
-- words
-- up
-- down
