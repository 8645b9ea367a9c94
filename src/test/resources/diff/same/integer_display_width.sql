-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT(11),
    b BIGINT(20) UNSIGNED
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    b BIGINT UNSIGNED
);
-- words
-- up
-- down
