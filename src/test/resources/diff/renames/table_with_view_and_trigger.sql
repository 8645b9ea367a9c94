-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT
);
CREATE VIEW v AS SELECT id FROM t;
CREATE TRIGGER trg BEFORE INSERT ON t FOR EACH ROW SET NEW.a = 5;
-- to
CREATE TABLE u (
    id INT PRIMARY KEY,
    a INT
);
CREATE VIEW v AS SELECT id FROM u;
CREATE TRIGGER trg BEFORE INSERT ON u FOR EACH ROW SET NEW.a = 5;
-- rows
INSERT INTO t VALUES (1, 10);
-- options
--rename t=u
-- words
Detected renamed table 't' to 'u'
Detected changed definition of view 'v'
-- up
RENAME TABLE t TO u;

CREATE OR REPLACE VIEW v AS
select u.id AS id
from u;
-- down
RENAME TABLE u TO t;

CREATE OR REPLACE VIEW v AS
select t.id AS id
from t;
