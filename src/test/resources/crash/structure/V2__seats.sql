CREATE TABLE seat (seat_no INT PRIMARY KEY, label VARCHAR(20) NOT NULL, deck INT NOT NULL);
CREATE TABLE crew (crew_no INT PRIMARY KEY, seat_no INT NOT NULL, name VARCHAR(40) NOT NULL);
INSERT INTO seat VALUES (1, '1A', 1), (2, '1B', 1), (3, '2A', 2);
-- Its own repeat.
ALTER TABLE seat MODIFY label VARCHAR(60) NOT NULL;
-- Changes nothing at all, before or after.
ALTER TABLE seat MODIFY label VARCHAR(60) NOT NULL;
-- Again would make label_2.
ALTER TABLE seat ADD INDEX (label);
INSERT INTO ledger (entry) VALUES ('V2 between');
ALTER TABLE seat ADD COLUMN class CHAR(1) NOT NULL DEFAULT 'Y', ADD INDEX (class, deck);
ALTER TABLE crew ADD CONSTRAINT crew_seat FOREIGN KEY (seat_no) REFERENCES seat (seat_no);
-- Twice the same on purpose: the second one makes deck_2.
ALTER TABLE seat ADD INDEX (deck);
ALTER TABLE seat ADD INDEX (deck);
INSERT INTO ledger (entry) VALUES ('V2 end');
