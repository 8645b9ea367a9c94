INSERT INTO ledger (entry) VALUES ('U2 begin');
ALTER TABLE seat DROP INDEX deck_2, DROP INDEX deck;
ALTER TABLE crew DROP FOREIGN KEY crew_seat;
INSERT INTO ledger (entry) SELECT CONCAT('U2 seat ', label) FROM seat ORDER BY seat_no;
DROP TABLE crew, seat;
