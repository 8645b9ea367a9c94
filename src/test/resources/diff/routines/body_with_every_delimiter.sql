-- from
-- to
DELIMITER ###
CREATE PROCEDURE p()
BEGIN
    SELECT '$$', '//', ';;', '||', '%%', '$$$', '//////', 'END$$', '\\', '"', '\'', "''";
    -- $$ and // in a comment; it's here
    /* DELIMITER ; */
    SELECT 1; # $$ again
END###
DELIMITER ;
-- words
Detected added procedure 'p'
-- up
DELIMITER $$$$

CREATE PROCEDURE p()
BEGIN
    SELECT '$$', '//', ';;', '||', '%%', '$$$', '//////', 'END$$', '\\', '"', '\'', "''";
    -- $$ and // in a comment; it's here
    /* DELIMITER ; */
    SELECT 1; # $$ again
END$$$$

DELIMITER ;
-- down
DROP PROCEDURE p;
