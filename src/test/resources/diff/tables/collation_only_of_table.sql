-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(20) COLLATE utf8mb4_bin
) COLLATE utf8mb4_0900_ai_ci;
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(20) COLLATE utf8mb4_bin
) COLLATE utf8mb4_general_ci;
-- rows
INSERT INTO t VALUES (1, 'Straße'), (2, 'ñandú');
-- words
Detected default collation change from utf8mb4_0900_ai_ci to utf8mb4_general_ci on 't'
-- up
ALTER TABLE t
    DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_general_ci;
-- down
ALTER TABLE t
    DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_0900_ai_ci;
