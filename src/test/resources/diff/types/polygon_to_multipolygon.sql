-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    g POLYGON
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    g MULTIPOLYGON
);
