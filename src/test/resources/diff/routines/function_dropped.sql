-- from
CREATE FUNCTION f(a INT) RETURNS INT DETERMINISTIC RETURN a + 1;
-- to
-- words
Detected removed function 'f'
-- up
DROP FUNCTION f;
-- down
CREATE FUNCTION f(a INT) RETURNS int
    DETERMINISTIC
RETURN a + 1;
