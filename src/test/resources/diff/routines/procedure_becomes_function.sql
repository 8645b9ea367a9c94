-- from
CREATE PROCEDURE x() SET @x = 1;
-- to
CREATE FUNCTION x() RETURNS INT DETERMINISTIC RETURN 1;
-- words
Detected removed procedure 'x'
Detected added function 'x'
-- up
DROP PROCEDURE x;

CREATE FUNCTION x() RETURNS int
    DETERMINISTIC
RETURN 1;
-- down
DROP FUNCTION x;

CREATE PROCEDURE x()
SET @x = 1;
