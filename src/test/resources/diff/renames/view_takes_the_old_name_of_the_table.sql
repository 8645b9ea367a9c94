-- from
CREATE TABLE t (
    id INT PRIMARY KEY
);
-- to
CREATE TABLE t_base (
    id INT PRIMARY KEY
);
CREATE VIEW t AS SELECT id FROM t_base;
-- rows
INSERT INTO t VALUES (1);
-- options
--rename t=t_base
-- words
Detected renamed table 't' to 't_base'
Detected added view 't'
-- up
RENAME TABLE t TO t_base;

CREATE VIEW t AS
select t_base.id AS id
from t_base;
-- down
DROP VIEW t;

RENAME TABLE t_base TO t;
