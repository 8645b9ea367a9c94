-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    b VARCHAR(20)
);
CREATE VIEW v AS SELECT id, a FROM t;
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    b VARCHAR(20)
);
CREATE VIEW v AS SELECT id, 'it''s; \\ "x" ü 😀' AS `odd; name` FROM t;
-- rows
INSERT INTO t VALUES (1, 10, 'one'), (2, 20, 'two');
-- words
Detected changed definition of view 'v'
-- up
CREATE OR REPLACE VIEW v AS
select t.id AS id, 'it\'s; \\ "x" ü 😀' AS `odd; name`
from t;
-- down
CREATE OR REPLACE VIEW v AS
select t.id AS id, t.a AS a
from t;
