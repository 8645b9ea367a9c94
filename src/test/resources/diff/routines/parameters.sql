-- from
CREATE PROCEDURE p(a INT) SELECT a;
-- to
CREATE PROCEDURE p(IN a BIGINT UNSIGNED, OUT b DECIMAL(10,2)) SELECT a;
-- words
Detected changed definition of procedure 'p'
-- up
-- Privileges on procedure p are lost with it; grant them again.
DROP PROCEDURE p;

CREATE PROCEDURE p(IN a BIGINT UNSIGNED, OUT b DECIMAL(10,2))
SELECT a;
-- down
-- Privileges on procedure p are lost with it; grant them again.
DROP PROCEDURE p;

CREATE PROCEDURE p(a INT)
SELECT a;
