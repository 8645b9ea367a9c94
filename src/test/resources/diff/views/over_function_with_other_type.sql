-- from
CREATE FUNCTION f(n INT) RETURNS INT DETERMINISTIC NO SQL RETURN n * 2;
CREATE VIEW v AS SELECT f(1) AS x;
-- to
CREATE FUNCTION f(n INT, m INT) RETURNS VARCHAR(20) DETERMINISTIC NO SQL RETURN n * m;
CREATE VIEW v AS SELECT f(1, 2) AS x;
-- words
Detected changed definition of function 'f'
Detected changed definition of view 'v'
-- up
-- Privileges on function f are lost with it; grant them again.
DROP FUNCTION f;

CREATE FUNCTION f(n INT, m INT) RETURNS varchar(20) CHARSET utf8mb4
    NO SQL
    DETERMINISTIC
RETURN n * m;

CREATE OR REPLACE VIEW v AS
select f(1, 2) AS x;
-- down
-- Privileges on function f are lost with it; grant them again.
DROP FUNCTION f;

CREATE FUNCTION f(n INT) RETURNS int
    NO SQL
    DETERMINISTIC
RETURN n * 2;

CREATE OR REPLACE VIEW v AS
select f(1) AS x;
