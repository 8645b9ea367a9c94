-- from
CREATE TABLE Users (
    Id INT PRIMARY KEY,
    UserName VARCHAR(10)
);
-- to
CREATE TABLE Users (
    Id INT PRIMARY KEY,
    UserName VARCHAR(30),
    CreatedAt DATETIME,
    KEY IX_UserName (UserName)
);
-- rows
INSERT INTO Users VALUES (1, 'Ann');
-- words
Detected type change from VARCHAR(10) to VARCHAR(30) on 'Users.UserName'
Detected added column 'Users.CreatedAt'
Detected added index 'Users.IX_UserName'
-- up
ALTER TABLE Users
    MODIFY COLUMN UserName VARCHAR(30) NULL,
    ADD COLUMN CreatedAt DATETIME NULL,
    ADD INDEX IX_UserName (UserName);
-- down
-- Drops Users.CreatedAt and its values.
-- Users.UserName changes from VARCHAR(30) to VARCHAR(10): rows with longer values make this fail.
ALTER TABLE Users
    DROP INDEX IX_UserName,
    DROP COLUMN CreatedAt,
    MODIFY COLUMN UserName VARCHAR(10) NULL;
