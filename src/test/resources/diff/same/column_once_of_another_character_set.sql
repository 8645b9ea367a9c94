-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(10) COLLATE utf8mb4_general_ci
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(10) CHARACTER SET latin1
);
ALTER TABLE t MODIFY a VARCHAR(10) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci;
-- words
-- up
-- down
