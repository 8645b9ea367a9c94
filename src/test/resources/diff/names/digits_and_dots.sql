-- from
CREATE TABLE `1st` (
    `2` INT PRIMARY KEY
);
-- to
CREATE TABLE `1st` (
    `2` INT PRIMARY KEY,
    `3.4` INT,
    `$5` INT
);
CREATE TABLE `a.b` (
    id INT
);
-- rows
INSERT INTO `1st` VALUES (1);
