CREATE TABLE notes (
    id    INT          NOT NULL PRIMARY KEY,
    words VARCHAR(100) NOT NULL
);
CREATE VIEW long_notes AS
    SELECT id
    FROM notes
    WHERE CHAR_LENGTH(words) > 80;
