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
