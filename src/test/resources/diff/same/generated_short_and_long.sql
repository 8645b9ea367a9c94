-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    g INT AS (a + 1)
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    g INT GENERATED ALWAYS AS ( `a`+1 ) VIRTUAL
);
-- words
-- up
-- down
