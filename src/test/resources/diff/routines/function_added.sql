-- from
-- to
CREATE FUNCTION f(a INT) RETURNS INT DETERMINISTIC RETURN a + 1;
-- words
Detected added function 'f'
-- up
CREATE FUNCTION f(a INT) RETURNS int
    DETERMINISTIC
RETURN a + 1;
-- down
DROP FUNCTION f;
