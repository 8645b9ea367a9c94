-- from
-- to
SET sql_mode = 'NO_BACKSLASH_ESCAPES';
CREATE FUNCTION f() RETURNS VARCHAR(20) DETERMINISTIC RETURN 'a\b';
-- words
Detected added function 'f'
-- up
SET SESSION sql_mode = 'NO_BACKSLASH_ESCAPES';

CREATE FUNCTION f() RETURNS varchar(20) CHARSET utf8mb4
    DETERMINISTIC
RETURN 'a\b';

SET SESSION sql_mode = DEFAULT;
-- down
DROP FUNCTION f;
