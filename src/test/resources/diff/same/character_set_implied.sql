-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(10) CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_ai_ci
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(10)
);
-- words
-- up
-- down
