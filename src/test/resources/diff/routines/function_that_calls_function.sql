-- from
-- to
CREATE FUNCTION a_upper(n INT) RETURNS INT DETERMINISTIC RETURN z_lower(n) + 1;
CREATE FUNCTION z_lower(n INT) RETURNS INT DETERMINISTIC RETURN n * 2;
-- words
Detected added function 'a_upper'
Detected added function 'z_lower'
-- up
CREATE FUNCTION a_upper(n INT) RETURNS int
    DETERMINISTIC
RETURN z_lower(n) + 1;

CREATE FUNCTION z_lower(n INT) RETURNS int
    DETERMINISTIC
RETURN n * 2;
-- down
DROP FUNCTION a_upper;

DROP FUNCTION z_lower;
