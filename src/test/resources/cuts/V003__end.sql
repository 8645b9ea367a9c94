CREATE TABLE archive LIKE seats;
INSERT INTO archive SELECT * FROM seats;
SELECT a.*, s.label FROM archive a JOIN seats s USING (id);
DELETE FROM archive WHERE id > 100;
ALTER TABLE archive DROP COLUMN note, COMMENT = 'the first 100';
TABLE archive;
