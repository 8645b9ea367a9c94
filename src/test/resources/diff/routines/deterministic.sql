-- from
CREATE FUNCTION f(a INT) RETURNS INT NO SQL RETURN a;
-- to
CREATE FUNCTION f(a INT) RETURNS INT DETERMINISTIC NO SQL RETURN a;
-- words
Detected changed definition of function 'f'
-- up
-- Privileges on function f are lost with it; grant them again.
DROP FUNCTION f;

CREATE FUNCTION f(a INT) RETURNS int
    NO SQL
    DETERMINISTIC
RETURN a;
-- down
-- Privileges on function f are lost with it; grant them again.
DROP FUNCTION f;

CREATE FUNCTION f(a INT) RETURNS int
    NO SQL
RETURN a;
