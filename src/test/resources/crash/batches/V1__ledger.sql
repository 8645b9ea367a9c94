-- What ran, in order. U1 leaves it behind, so that after a downgrade too it shows what ran twice or not at all.
CREATE TABLE ledger (id INT AUTO_INCREMENT PRIMARY KEY, entry VARCHAR(100) NOT NULL);
INSERT INTO ledger (entry) VALUES ('V1');
CREATE TABLE digit (d INT PRIMARY KEY);
INSERT INTO digit VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9);
CREATE TABLE guest (id INT UNSIGNED PRIMARY KEY, first VARCHAR(20) NOT NULL, last VARCHAR(20) NOT NULL, visits INT NOT NULL, told INT NOT NULL);
INSERT INTO guest SELECT 7 * (100 * a.d + 10 * b.d + c.d), CONCAT('Ada ', c.d), CONCAT('Lovelace ', b.d), 0, 0
    FROM digit a, digit b, digit c WHERE a.d < 2;
CREATE TABLE stay (hotel VARCHAR(20) NOT NULL, night INT NOT NULL, guest INT UNSIGNED NOT NULL, cents INT NOT NULL, code BINARY(16) NOT NULL,
    PRIMARY KEY (hotel, night), UNIQUE KEY (code), KEY (guest));
INSERT INTO stay SELECT CONCAT('Hôtel ', c.d), 100 * a.d + 10 * b.d, 7 * (100 * a.d + 10 * b.d + c.d), 100, UNHEX(LEFT(SHA2(100 * a.d + 10 * b.d + c.d, 256), 32))
    FROM digit a, digit b, digit c WHERE a.d < 3;
CREATE TABLE archived (hotel VARCHAR(20) NOT NULL, night INT NOT NULL, cents INT NOT NULL, PRIMARY KEY (hotel, night));
CREATE TABLE spent (guest INT UNSIGNED PRIMARY KEY, cents INT NOT NULL);
-- Every time that a row of a guest is written, from whatever batch.
CREATE TRIGGER told BEFORE UPDATE ON guest FOR EACH ROW SET NEW.told = OLD.told + 1;
