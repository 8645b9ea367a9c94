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
CREATE VIEW b AS SELECT id FROM t;
CREATE VIEW a AS SELECT id FROM b;
-- rows
INSERT INTO t VALUES (1, 10, 'one'), (2, 20, 'two');
-- words
Detected changed definition of view 'a'
Detected changed definition of view 'b'
-- up
CREATE OR REPLACE VIEW b AS
select t.id AS id
from t;

CREATE OR REPLACE VIEW a AS
select b.id AS id
from b;
-- down
CREATE OR REPLACE VIEW a AS
select t.id AS id
from t;

CREATE OR REPLACE VIEW b AS
select a.id AS id
from a;
