-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a REAL,
    b DEC(10,0),
    c NUMERIC(5,2),
    d FIXED(3),
    e DOUBLE PRECISION
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a DOUBLE,
    b DECIMAL,
    c DECIMAL(5,2),
    d DECIMAL(3,0),
    e DOUBLE
);
-- words
-- up
-- down
