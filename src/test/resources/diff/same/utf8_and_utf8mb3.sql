-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(20)
) CHARACTER SET utf8;
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(20)
) CHARACTER SET utf8mb3 COLLATE utf8mb3_general_ci;
-- rows
INSERT INTO t VALUES (1, 'one'), (2, NULL);
-- words
-- up
-- down
