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
-- words
Detected comment change from none to 'where' on 't.g'
Detected attribute change from SRID 0 to SRID 4326 on 't.g'
-- up
ALTER TABLE t
    DROP INDEX sp_g;

ALTER TABLE t
    MODIFY COLUMN g POINT SRID 4326 NOT NULL COMMENT 'where';

ALTER TABLE t
    ADD SPATIAL INDEX sp_g (g);
-- down
ALTER TABLE t
    DROP INDEX sp_g;

ALTER TABLE t
    MODIFY COLUMN g POINT SRID 0 NOT NULL;

ALTER TABLE t
    ADD SPATIAL INDEX sp_g (g);
