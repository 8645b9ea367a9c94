-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT
);
CREATE VIEW v AS SELECT id, a FROM t;
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    b INT
);
CREATE VIEW v AS SELECT id, b AS a FROM t;
-- rows
INSERT INTO t VALUES (1, 10);
-- options
--rename t.a=b
-- words
Detected renamed column 't.a' to 't.b'
Detected changed definition of view 'v'
-- up
ALTER TABLE t
    RENAME COLUMN a TO b;

CREATE OR REPLACE VIEW v AS
select t.id AS id, t.b AS a
from t;
-- down
ALTER TABLE t
    RENAME COLUMN b TO a;

CREATE OR REPLACE VIEW v AS
select t.id AS id, t.a AS a
from t;
