-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    g GEOMETRY
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    g POINT
);
-- rows
INSERT INTO t VALUES (1, ST_GeomFromText('POINT(1 2)'));
