-- from
CREATE TABLE Users (
    id INT PRIMARY KEY
);
-- to
CREATE TABLE users (
    id INT PRIMARY KEY
);
-- rows
INSERT INTO Users VALUES (1);
-- options
--rename Users=users
