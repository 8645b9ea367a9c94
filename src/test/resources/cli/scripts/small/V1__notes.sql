/*
 * notes
 *
 * What people write down.
 */
CREATE TABLE notes (id INT PRIMARY KEY, text VARCHAR(100) NOT NULL);
INSERT INTO notes VALUES (1, 'first; with a semicolon'), (2, 'second');
