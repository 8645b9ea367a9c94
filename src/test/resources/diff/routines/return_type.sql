-- from
CREATE FUNCTION f(a INT) RETURNS INT DETERMINISTIC RETURN a;
-- to
CREATE FUNCTION f(a INT) RETURNS VARCHAR(20) CHARSET utf8mb4 DETERMINISTIC RETURN a;
-- words
Detected changed definition of function 'f'
-- up
-- Privileges on function f are lost with it; grant them again.
DROP FUNCTION f;

CREATE FUNCTION f(a INT) RETURNS varchar(20) CHARSET utf8mb4
    DETERMINISTIC
RETURN a;
-- down
-- Privileges on function f are lost with it; grant them again.
DROP FUNCTION f;

CREATE FUNCTION f(a INT) RETURNS int
    DETERMINISTIC
RETURN a;
