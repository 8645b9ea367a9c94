-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    g POINT NOT NULL SRID 0
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    g POINT NOT NULL SRID 4326
);
-- words
Detected attribute change from SRID 0 to SRID 4326 on 't.g'
-- up
ALTER TABLE t
    MODIFY COLUMN g POINT SRID 4326 NOT NULL;
-- down
ALTER TABLE t
    MODIFY COLUMN g POINT SRID 0 NOT NULL;
