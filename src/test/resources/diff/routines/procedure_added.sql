-- from
-- to
CREATE PROCEDURE p(IN a INT, OUT b INT, INOUT c VARCHAR(10)) SET b = a + 1;
-- words
Detected added procedure 'p'
-- up
CREATE PROCEDURE p(IN a INT, OUT b INT, INOUT c VARCHAR(10))
SET b = a + 1;
-- down
DROP PROCEDURE p;
