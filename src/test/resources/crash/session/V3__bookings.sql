CREATE TABLE booking (id INT AUTO_INCREMENT PRIMARY KEY, name VARCHAR(20) NOT NULL);
CREATE TABLE passenger (id INT AUTO_INCREMENT PRIMARY KEY, booking_id INT NOT NULL, name VARCHAR(20) NOT NULL,
    CONSTRAINT passenger_booking FOREIGN KEY (booking_id) REFERENCES booking (id));
-- The comparison sees no numbers of AUTO_INCREMENT; this shows who belongs to whom.
CREATE VIEW manifest AS SELECT b.name AS booking, p.name AS passenger FROM booking b JOIN passenger p ON p.booking_id = b.id;
INSERT INTO booking (name) VALUES ('Oslo');
INSERT INTO passenger (booking_id, name) VALUES (LAST_INSERT_ID(), 'Nora');
INSERT INTO booking (name) VALUES ('Rome');
SET @rome = LAST_INSERT_ID();
INSERT INTO passenger (booking_id, name) VALUES (@rome, 'Elsa'), (@rome, 'Aldo');
INSERT INTO booking (name) VALUES ('Wien');
ALTER TABLE passenger ADD INDEX (name);
INSERT INTO passenger (booking_id, name) VALUES (@rome, 'Rita');
