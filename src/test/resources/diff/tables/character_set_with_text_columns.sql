-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(20) NOT NULL DEFAULT 'ü',
    b TEXT,
    c ENUM('ä', 'ö') NOT NULL DEFAULT 'ö'
) DEFAULT CHARACTER SET latin1;
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(20) NOT NULL DEFAULT 'ü',
    b TEXT,
    c ENUM('ä', 'ö') NOT NULL DEFAULT 'ö'
) DEFAULT CHARACTER SET utf8mb4;
-- rows
INSERT INTO t VALUES (1, 'größer', 'Überzug', 'ä');
-- words
Detected collation change from latin1_swedish_ci to utf8mb4_0900_ai_ci on 't.a'
Detected collation change from latin1_swedish_ci to utf8mb4_0900_ai_ci on 't.b'
Detected collation change from latin1_swedish_ci to utf8mb4_0900_ai_ci on 't.c'
Detected default collation change from latin1_swedish_ci to utf8mb4_0900_ai_ci on 't'
-- up
ALTER TABLE t
    MODIFY COLUMN a VARCHAR(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_ai_ci NOT NULL DEFAULT 'ü',
    MODIFY COLUMN b TEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_ai_ci NULL,
    MODIFY COLUMN c ENUM('ä', 'ö') CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_ai_ci NOT NULL DEFAULT 'ö',
    DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_0900_ai_ci;
-- down
ALTER TABLE t
    MODIFY COLUMN a VARCHAR(20) CHARACTER SET latin1 COLLATE latin1_swedish_ci NOT NULL DEFAULT 'ü',
    MODIFY COLUMN b TEXT CHARACTER SET latin1 COLLATE latin1_swedish_ci NULL,
    MODIFY COLUMN c ENUM('ä', 'ö') CHARACTER SET latin1 COLLATE latin1_swedish_ci NOT NULL DEFAULT 'ö',
    DEFAULT CHARACTER SET = latin1 COLLATE = latin1_swedish_ci;
