-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT VISIBLE
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT
);
-- words
-- up
-- down
