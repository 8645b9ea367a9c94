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
-- words
Detected type change from INT to BIGINT on 'a `b`.x`y'
Detected added column 'a `b`.; -- z'
Detected removed index 'a `b`.ix `1`'
Detected added index 'a `b`.ix `2`'
Detected added check 'a `b`.ck `1`'
-- up
ALTER TABLE `a ``b```
    DROP INDEX `ix ``1```,
    MODIFY COLUMN `x``y` BIGINT NULL,
    ADD COLUMN `; -- z` INT NULL,
    ADD INDEX `ix ``2``` (`x``y`, `; -- z`),
    ADD CONSTRAINT `ck ``1``` CHECK (`; -- z` > 0);
-- down
-- Drops a `b`.; -- z and its values.
-- a `b`.x`y changes from BIGINT to INT: rows with values out of its range make this fail.
ALTER TABLE `a ``b```
    DROP INDEX `ix ``2```,
    DROP CHECK `ck ``1```,
    DROP COLUMN `; -- z`,
    MODIFY COLUMN `x``y` INT NULL,
    ADD INDEX `ix ``1``` (`x``y`);
