-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    g POINT NOT NULL SRID 0,
    SPATIAL KEY sp_g (g)
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    g POINT NOT NULL SRID 4326 COMMENT 'where',
    SPATIAL KEY sp_g (g)
);
