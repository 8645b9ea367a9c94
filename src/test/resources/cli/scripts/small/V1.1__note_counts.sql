DELIMITER //
CREATE PROCEDURE count_notes()
BEGIN
  -- How many there are.
  SELECT COUNT(*) FROM notes;
END//
DELIMITER ;
