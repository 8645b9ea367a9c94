-- from
CREATE PROCEDURE p(a INT, b INT) SELECT 1;
-- to
CREATE PROCEDURE p(IN a INT, b INT) SELECT 1;
-- words
-- up
-- down
