-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    b INT
);
CREATE VIEW v AS SELECT id, a, b FROM t;
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    b INT
);
CREATE VIEW v AS SELECT id, b FROM t;
-- rows
INSERT INTO t VALUES (1, 10, 20);
-- words
Detected removed column 't.a'
Detected changed definition of view 'v'
-- up
-- Drops t.a and its values.
ALTER TABLE t
    DROP COLUMN a;

CREATE OR REPLACE VIEW v AS
select t.id AS id, t.b AS b
from t;
-- down
ALTER TABLE t
    ADD COLUMN a INT NULL AFTER id;

CREATE OR REPLACE VIEW v AS
select t.id AS id, t.a AS a, t.b AS b
from t;
