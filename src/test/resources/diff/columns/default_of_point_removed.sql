-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    g POINT DEFAULT (POINT(1, 2))
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    g POINT
);
-- rows
INSERT INTO t VALUES (1, ST_GeomFromText('POINT(1 2)'));
-- words
Detected server default change from (point(1, 2)) to NULL on 't.g'
-- up
ALTER TABLE t
    MODIFY COLUMN g POINT NULL;
-- down
ALTER TABLE t
    MODIFY COLUMN g POINT NULL DEFAULT (point(1, 2));
