-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(20)
) DEFAULT CHARACTER SET latin1;
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(20)
) DEFAULT CHARACTER SET utf8mb4;
-- rows
INSERT INTO t VALUES (1, 'one'), (2, NULL);
-- words
Detected collation change from latin1_swedish_ci to utf8mb4_0900_ai_ci on 't.a'
Detected default collation change from latin1_swedish_ci to utf8mb4_0900_ai_ci on 't'
-- up
ALTER TABLE t
    MODIFY COLUMN a VARCHAR(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_ai_ci NULL,
    DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_0900_ai_ci;
-- down
ALTER TABLE t
    MODIFY COLUMN a VARCHAR(20) CHARACTER SET latin1 COLLATE latin1_swedish_ci NULL,
    DEFAULT CHARACTER SET = latin1 COLLATE = latin1_swedish_ci;
