-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    g POINT NOT NULL
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    g POINT NOT NULL SRID 0
);
-- rows
INSERT INTO t VALUES (1, ST_GeomFromText('POINT(1 2)'));
-- words
Detected attribute change from none to SRID 0 on 't.g'
-- up
ALTER TABLE t
    MODIFY COLUMN g POINT SRID 0 NOT NULL;
-- down
ALTER TABLE t
    MODIFY COLUMN g POINT NOT NULL;
