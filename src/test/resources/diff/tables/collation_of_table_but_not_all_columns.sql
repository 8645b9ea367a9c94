-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(20),
    b VARCHAR(20) COLLATE utf8mb4_bin,
    c TEXT
) COLLATE utf8mb4_0900_ai_ci;
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(20),
    b VARCHAR(20) COLLATE utf8mb4_bin,
    c TEXT COLLATE utf8mb4_0900_ai_ci
) COLLATE utf8mb4_unicode_ci;
-- rows
INSERT INTO t VALUES (1, 'Ä', 'ä', '😀');
-- words
Detected collation change from utf8mb4_0900_ai_ci to utf8mb4_unicode_ci on 't.a'
Detected default collation change from utf8mb4_0900_ai_ci to utf8mb4_unicode_ci on 't'
-- up
ALTER TABLE t
    MODIFY COLUMN a VARCHAR(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci NULL,
    DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_unicode_ci;
-- down
ALTER TABLE t
    MODIFY COLUMN a VARCHAR(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_ai_ci NULL,
    DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_0900_ai_ci;
