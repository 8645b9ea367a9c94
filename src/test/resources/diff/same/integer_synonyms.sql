-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INTEGER,
    b INT1,
    c MIDDLEINT,
    d BOOL
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    b TINYINT,
    c MEDIUMINT,
    d TINYINT(1)
);
-- words
-- up
-- down
