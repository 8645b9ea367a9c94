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
-- words
Detected type change from VARCHAR(10) to VARCHAR(20) on 'Größe.名前'
Detected added column 'Größe.ß'
Detected added index 'Größe.ключ'
Detected added view 'вид'
-- up
ALTER TABLE `Größe`
    MODIFY COLUMN `名前` VARCHAR(20) NULL,
    ADD COLUMN `ß` INT NULL,
    ADD INDEX `ключ` (`ß`);

CREATE VIEW `вид` AS
select `Größe`.`名前` AS `名前`
from `Größe`;
-- down
DROP VIEW `вид`;

-- Drops Größe.ß and its values.
-- Größe.名前 changes from VARCHAR(20) to VARCHAR(10): rows with longer values make this fail.
ALTER TABLE `Größe`
    DROP INDEX `ключ`,
    DROP COLUMN `ß`,
    MODIFY COLUMN `名前` VARCHAR(10) NULL;
