-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a ENUM('x ', 'y')
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a ENUM('x', 'y')
);
-- words
-- up
-- down
