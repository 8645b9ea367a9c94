-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    KEY ix_a (a)
);
CREATE VIEW v AS SELECT id, a FROM t USE INDEX (ix_a);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY
);
CREATE VIEW v AS SELECT id FROM t;
-- rows
INSERT INTO t VALUES (1, 10);
-- words
Detected removed column 't.a'
Detected removed index 't.ix_a'
Detected changed definition of view 'v'
-- up
-- Drops t.a and its values.
ALTER TABLE t
    DROP INDEX ix_a,
    DROP COLUMN a;

CREATE OR REPLACE VIEW v AS
select t.id AS id
from t;
-- down
ALTER TABLE t
    ADD COLUMN a INT NULL,
    ADD INDEX ix_a (a);

CREATE OR REPLACE VIEW v AS
select t.id AS id, t.a AS a
from t USE INDEX (ix_a);
