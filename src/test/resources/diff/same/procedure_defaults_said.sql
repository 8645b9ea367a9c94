-- from
CREATE PROCEDURE p(a INT) SELECT 1;
-- to
CREATE PROCEDURE p(IN a INT) LANGUAGE SQL NOT DETERMINISTIC CONTAINS SQL SQL SECURITY DEFINER COMMENT '' SELECT 1;
-- words
Detected changed definition of procedure 'p'
-- up
-- Privileges on procedure p go with it; grant them again.
DROP PROCEDURE p;

CREATE PROCEDURE p(IN a INT)
SELECT 1;
-- down
-- Privileges on procedure p go with it; grant them again.
DROP PROCEDURE p;

CREATE PROCEDURE p(a INT)
SELECT 1;
