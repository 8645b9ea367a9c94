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
-- words
Detected type change from POLYGON to MULTIPOLYGON on 't.g'
-- up
-- t.g changes from POLYGON to MULTIPOLYGON: rows whose values cannot be converted make this fail or change.
ALTER TABLE t
    MODIFY COLUMN g MULTIPOLYGON NULL;
-- down
-- t.g changes from MULTIPOLYGON to POLYGON: rows whose values cannot be converted make this fail or change.
ALTER TABLE t
    MODIFY COLUMN g POLYGON NULL;
