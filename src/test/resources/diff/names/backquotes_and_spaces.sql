-- from
CREATE TABLE `a ``b``` (
    `id one` INT PRIMARY KEY,
    `x``y` INT,
    KEY `ix ``1``` (`x``y`)
);
-- to
CREATE TABLE `a ``b``` (
    `id one` INT PRIMARY KEY,
    `x``y` BIGINT,
    `; -- z` INT,
    KEY `ix ``2``` (`x``y`, `; -- z`),
    CONSTRAINT `ck ``1``` CHECK (`; -- z` > 0)
);
-- rows
INSERT INTO `a ``b``` VALUES (1, 10);
