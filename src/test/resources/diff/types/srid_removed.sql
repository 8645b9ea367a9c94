-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    g LINESTRING SRID 4326
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    g LINESTRING
);
-- rows
INSERT INTO t VALUES (1, ST_GeomFromText('LINESTRING(1 2, 3 4)', 4326));
-- words
Detected attribute change from SRID 4326 to none on 't.g'
-- up
ALTER TABLE t
    MODIFY COLUMN g LINESTRING NULL;
-- down
ALTER TABLE t
    MODIFY COLUMN g LINESTRING SRID 4326 NULL;
