-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT DEFAULT 0,
    b DECIMAL(5,2) DEFAULT 1,
    c INT DEFAULT '1'
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT DEFAULT '0',
    b DECIMAL(5,2) DEFAULT '1.00',
    c INT DEFAULT TRUE
);
-- words
-- up
-- down
