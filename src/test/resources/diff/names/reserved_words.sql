-- from
CREATE TABLE `select` (
    `from` INT PRIMARY KEY,
    `key` INT
);
-- to
CREATE TABLE `select` (
    `from` INT PRIMARY KEY,
    `key` INT NOT NULL,
    `index` INT,
    `generated` INT,
    `default` VARCHAR(10) DEFAULT 'null',
    KEY `primary_` (`key`, `index`),
    CONSTRAINT `check` CHECK (`index` > `key`)
);
CREATE VIEW `view` AS SELECT `from`, `key` AS `order` FROM `select`;
-- rows
INSERT INTO `select` VALUES (1, 10);
-- words
Detected nullability change from NULL to NOT NULL on 'select.key'
Detected added column 'select.index'
Detected added column 'select.generated'
Detected added column 'select.default'
Detected added index 'select.primary_'
Detected added check 'select.check'
Detected added view 'view'
-- up
-- select.key becomes NOT NULL: existing rows need a value. Replace the placeholder 0.
UPDATE `select`
SET `key` = 0
WHERE `key` IS NULL;

ALTER TABLE `select`
    MODIFY COLUMN `key` INT NOT NULL,
    ADD COLUMN `index` INT NULL,
    ADD COLUMN `generated` INT NULL,
    ADD COLUMN `default` VARCHAR(10) NULL DEFAULT 'null',
    ADD INDEX primary_ (`key`, `index`),
    ADD CONSTRAINT `check` CHECK (`index` > `key`);

CREATE VIEW view AS
select `select`.`from` AS `from`, `select`.`key` AS `order`
from `select`;
-- down
DROP VIEW view;

-- Drops select.index and its values.
-- Drops select.generated and its values.
-- Drops select.default and its values.
ALTER TABLE `select`
    DROP INDEX primary_,
    DROP CHECK `check`,
    DROP COLUMN `index`,
    DROP COLUMN `generated`,
    DROP COLUMN `default`,
    MODIFY COLUMN `key` INT NULL;
