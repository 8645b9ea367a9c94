-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(20)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_ai_ci;
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(20)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
-- rows
INSERT INTO t VALUES (1, 'one'), (2, NULL);
-- words
Detected collation change from utf8mb4_0900_ai_ci to utf8mb4_bin on 't.a'
Detected default collation change from utf8mb4_0900_ai_ci to utf8mb4_bin on 't'
-- up
ALTER TABLE t
    MODIFY COLUMN a VARCHAR(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
    DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_bin;
-- down
ALTER TABLE t
    MODIFY COLUMN a VARCHAR(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_ai_ci NULL,
    DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_0900_ai_ci;
