-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    g POINT NOT NULL SRID 0
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    g POINT NOT NULL SRID 0,
    SPATIAL KEY sp_g (g)
);
-- rows
INSERT INTO t VALUES (1, ST_GeomFromText('POINT(1 2)'));
-- words
Detected added index 't.sp_g'
-- up
ALTER TABLE t
    ADD SPATIAL INDEX sp_g (g);
-- down
ALTER TABLE t
    DROP INDEX sp_g;
