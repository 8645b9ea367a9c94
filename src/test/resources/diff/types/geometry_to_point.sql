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
-- words
Detected type change from GEOMETRY to POINT on 't.g'
-- up
-- t.g changes from GEOMETRY to POINT: rows whose values cannot be converted make this fail or change.
ALTER TABLE t
    MODIFY COLUMN g POINT NULL;
-- down
ALTER TABLE t
    MODIFY COLUMN g GEOMETRY NULL;
