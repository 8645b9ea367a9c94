-- from
CREATE TABLE employee (
    id INT PRIMARY KEY,
    boss_id INT,
    CONSTRAINT fk_boss FOREIGN KEY (boss_id) REFERENCES employee (id)
);
CREATE TABLE other (
    id INT PRIMARY KEY
);
-- to
CREATE TABLE other (
    id INT PRIMARY KEY
);
-- words
Detected removed table 'employee'
-- up
-- Drops employee and its rows.
DROP TABLE employee;
-- down
CREATE TABLE employee (
    id      INT NOT NULL,
    boss_id INT NULL,
    PRIMARY KEY (id),
    INDEX fk_boss (boss_id),
    CONSTRAINT fk_boss FOREIGN KEY (boss_id) REFERENCES employee (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_0900_ai_ci;
