-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    g GEOMETRY NULL
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    g GEOMETRY
);
-- words
-- up
-- down
