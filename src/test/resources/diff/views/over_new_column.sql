-- from
CREATE TABLE t (
    id INT PRIMARY KEY
);
CREATE VIEW v AS SELECT id FROM t;
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT
);
CREATE VIEW v AS SELECT id, a FROM t;
-- rows
INSERT INTO t VALUES (1);
-- words
Detected added column 't.a'
Detected changed definition of view 'v'
-- up
ALTER TABLE t
    ADD COLUMN a INT NULL;

CREATE OR REPLACE VIEW v AS
select t.id AS id, t.a AS a
from t;
-- down
-- Drops t.a and its values.
ALTER TABLE t
    DROP COLUMN a;

CREATE OR REPLACE VIEW v AS
select t.id AS id
from t;
