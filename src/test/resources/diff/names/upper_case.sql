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
