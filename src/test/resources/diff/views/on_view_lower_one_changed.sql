-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    b VARCHAR(20)
);
CREATE VIEW z AS SELECT id, a FROM t;
CREATE VIEW a AS SELECT id, a FROM z;
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    b VARCHAR(20)
);
CREATE VIEW z AS SELECT id, b FROM t;
CREATE VIEW a AS SELECT id, b FROM z;
-- rows
INSERT INTO t VALUES (1, 10, 'one'), (2, 20, 'two');
-- words
Detected changed definition of view 'a'
Detected changed definition of view 'z'
-- up
CREATE OR REPLACE VIEW z AS
select t.id AS id, t.b AS b
from t;

CREATE OR REPLACE VIEW a AS
select z.id AS id, z.b AS b
from z;
-- down
CREATE OR REPLACE VIEW z AS
select t.id AS id, t.a AS a
from t;

CREATE OR REPLACE VIEW a AS
select z.id AS id, z.a AS a
from z;
