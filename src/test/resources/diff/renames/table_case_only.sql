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
-- words
Detected renamed table 'Users' to 'users'
-- up
RENAME TABLE Users TO users;
-- down
RENAME TABLE users TO Users;
