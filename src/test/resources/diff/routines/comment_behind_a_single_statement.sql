-- from
-- to
DELIMITER $$
CREATE PROCEDURE p() SELECT 1 -- the only one; it's short
$$
CREATE FUNCTION f() RETURNS INT DETERMINISTIC RETURN 1 # one
$$
DELIMITER ;
-- words
Detected added procedure 'p'
Detected added function 'f'
-- up
CREATE FUNCTION f() RETURNS int
    DETERMINISTIC
RETURN 1 # one
;

DELIMITER $$

CREATE PROCEDURE p()
SELECT 1 -- the only one; it's short
$$

DELIMITER ;
-- down
DROP PROCEDURE p;

DROP FUNCTION f;
