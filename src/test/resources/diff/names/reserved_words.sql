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
