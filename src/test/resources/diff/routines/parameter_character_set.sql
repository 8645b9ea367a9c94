-- from
CREATE PROCEDURE p(a VARCHAR(10)) SELECT a;
-- to
CREATE PROCEDURE p(a VARCHAR(10) CHARACTER SET latin1 COLLATE latin1_bin) SELECT a;
-- words
Detected changed definition of procedure 'p'
-- up
-- Privileges on procedure p are lost with it; grant them again.
DROP PROCEDURE p;

CREATE PROCEDURE p(a VARCHAR(10) CHARACTER SET latin1 COLLATE latin1_bin)
SELECT a;
-- down
-- Privileges on procedure p are lost with it; grant them again.
DROP PROCEDURE p;

CREATE PROCEDURE p(a VARCHAR(10))
SELECT a;
