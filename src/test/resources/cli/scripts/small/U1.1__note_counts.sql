DROP PROCEDURE count_notes;
