-- from
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(10)
);
-- words
Detected added table 't'
-- up
CREATE TABLE t (
    id INT         NOT NULL,
    a  VARCHAR(10) NULL,
    PRIMARY KEY (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_0900_ai_ci;
-- down
-- Drops t and its rows.
DROP TABLE t;
