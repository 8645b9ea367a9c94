-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(20)
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(20)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_ai_ci COMMENT = '';
-- rows
INSERT INTO t VALUES (1, 'one'), (2, NULL);
-- words
-- up
-- down
