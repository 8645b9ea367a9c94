-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    b VARCHAR(20)
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    b VARCHAR(20)
);
CREATE VIEW z AS SELECT id, a FROM t;
CREATE VIEW m AS SELECT id, a FROM z;
CREATE VIEW a AS SELECT id FROM m;
-- rows
INSERT INTO t VALUES (1, 10, 'one'), (2, 20, 'two');
-- words
Detected added view 'a'
Detected added view 'm'
Detected added view 'z'
-- up
CREATE VIEW z AS
select t.id AS id, t.a AS a
from t;

CREATE VIEW m AS
select z.id AS id, z.a AS a
from z;

CREATE VIEW a AS
select m.id AS id
from m;
-- down
DROP VIEW a;

DROP VIEW m;

DROP VIEW z;
