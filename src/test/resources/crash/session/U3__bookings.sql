INSERT INTO ledger (entry) SELECT CONCAT('U3 ', booking, ' ', passenger) FROM manifest ORDER BY booking, passenger;
INSERT INTO booking (name) VALUES ('Bonn');
INSERT INTO passenger (booking_id, name) VALUES (LAST_INSERT_ID(), 'Ida');
INSERT INTO ledger (entry) SELECT CONCAT('U3 ', booking) FROM manifest WHERE passenger = 'Ida';
DROP VIEW manifest;
DROP TABLE passenger, booking;
