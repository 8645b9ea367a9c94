CREATE TABLE notes (
    id   INT          NOT NULL PRIMARY KEY,
    text VARCHAR(100) NOT NULL
);
CREATE VIEW long_notes AS
    SELECT id
    FROM notes
    WHERE CHAR_LENGTH(text) > 80;
