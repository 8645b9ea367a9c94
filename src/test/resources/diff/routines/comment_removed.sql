-- from
CREATE FUNCTION f() RETURNS INT DETERMINISTIC COMMENT 'old' RETURN 1;
-- to
CREATE FUNCTION f() RETURNS INT DETERMINISTIC RETURN 1;
-- words
Detected changed definition of function 'f'
-- up
-- Privileges on function f are lost with it; grant them again.
DROP FUNCTION f;

CREATE FUNCTION f() RETURNS int
    DETERMINISTIC
RETURN 1;
-- down
-- Privileges on function f are lost with it; grant them again.
DROP FUNCTION f;

CREATE FUNCTION f() RETURNS int
    DETERMINISTIC
    COMMENT 'old'
RETURN 1;
