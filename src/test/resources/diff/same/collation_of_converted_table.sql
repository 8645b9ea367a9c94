-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(10)
) COLLATE utf8mb4_bin;
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(10)
);
ALTER TABLE t CONVERT TO CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
-- words
-- up
-- down
