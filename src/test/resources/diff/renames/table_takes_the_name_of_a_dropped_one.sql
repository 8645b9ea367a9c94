-- from
CREATE TABLE a (
    id INT PRIMARY KEY,
    x INT
);
CREATE TABLE b (
    id INT PRIMARY KEY,
    y INT
);
-- to
CREATE TABLE b (
    id INT PRIMARY KEY,
    x INT
);
-- rows
INSERT INTO a VALUES (1, 10);
INSERT INTO b VALUES (2, 20);
-- options
--rename a=b
-- words
Detected renamed table 'a' to 'b'
Detected removed table 'b'
-- up
-- Drops b and its rows.
DROP TABLE b;

RENAME TABLE a TO b;
-- down
RENAME TABLE b TO a;

CREATE TABLE b (
    id INT NOT NULL,
    y  INT NULL,
    PRIMARY KEY (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_0900_ai_ci;
