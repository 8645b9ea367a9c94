-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(10) DEFAULT 'x'
);
-- to
-- rows
INSERT INTO t VALUES (1, 'one');
-- words
Detected removed table 't'
-- up
-- Drops t and its rows.
DROP TABLE t;
-- down
CREATE TABLE t (
    id INT         NOT NULL,
    a  VARCHAR(10) NULL DEFAULT 'x',
    PRIMARY KEY (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_0900_ai_ci;
