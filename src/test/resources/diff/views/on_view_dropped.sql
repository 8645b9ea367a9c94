-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    b VARCHAR(20)
);
CREATE VIEW a AS SELECT id FROM t;
CREATE VIEW b AS SELECT id FROM a;
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    b VARCHAR(20)
);
-- rows
INSERT INTO t VALUES (1, 10, 'one'), (2, 20, 'two');
-- words
Detected removed view 'a'
Detected removed view 'b'
-- up
DROP VIEW a;

DROP VIEW b;
-- down
CREATE VIEW a AS
select t.id AS id
from t;

CREATE VIEW b AS
select a.id AS id
from a;
