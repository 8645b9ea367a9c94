-- from
CREATE PROCEDURE p(IN a INT) SET a = 1;
-- to
CREATE PROCEDURE p(INOUT a INT) SET a = 1;
-- words
Detected changed definition of procedure 'p'
-- up
-- Privileges on procedure p are lost with it; grant them again.
DROP PROCEDURE p;

CREATE PROCEDURE p(INOUT a INT)
SET a = 1;
-- down
-- Privileges on procedure p are lost with it; grant them again.
DROP PROCEDURE p;

CREATE PROCEDURE p(IN a INT)
SET a = 1;
