-- from
CREATE TABLE `Größe` (
    `é` INT PRIMARY KEY,
    `名前` VARCHAR(10)
);
-- to
CREATE TABLE `Größe` (
    `é` INT PRIMARY KEY,
    `名前` VARCHAR(20),
    `ß` INT,
    KEY `ключ` (`ß`)
);
CREATE VIEW `вид` AS SELECT `名前` FROM `Größe`;
-- rows
INSERT INTO `Größe` VALUES (1, '山');
