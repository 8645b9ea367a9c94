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
-- words
Detected added column '1st.3.4'
Detected added column '1st.$5'
Detected added table 'a.b'
-- up
ALTER TABLE `1st`
    ADD COLUMN `3.4` INT NULL,
    ADD COLUMN `$5` INT NULL;

CREATE TABLE `a.b` (
    id INT NULL
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_0900_ai_ci;
-- down
-- Drops 1st.3.4 and its values.
-- Drops 1st.$5 and its values.
ALTER TABLE `1st`
    DROP COLUMN `3.4`,
    DROP COLUMN `$5`;

-- Drops a.b and its rows.
DROP TABLE `a.b`;
