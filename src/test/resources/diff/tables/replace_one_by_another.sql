-- from
CREATE TABLE old_one (
    id INT PRIMARY KEY,
    weight DOUBLE
);
-- to
CREATE TABLE new_one (
    code CHAR(3) PRIMARY KEY
);
-- words
Detected removed table 'old_one'
Detected added table 'new_one'
-- up
CREATE TABLE new_one (
    code CHAR(3) NOT NULL,
    PRIMARY KEY (code)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_0900_ai_ci;

-- Drops old_one and its rows.
DROP TABLE old_one;
-- down
CREATE TABLE old_one (
    id     INT    NOT NULL,
    weight DOUBLE NULL,
    PRIMARY KEY (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_0900_ai_ci;

-- Drops new_one and its rows.
DROP TABLE new_one;
