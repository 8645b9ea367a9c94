-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(20)
) COMMENT = 'a' STATS_PERSISTENT = 1 ROW_FORMAT = COMPACT;
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(20)
) COMMENT = 'b' STATS_PERSISTENT = 0 ROW_FORMAT = DYNAMIC COLLATE = utf8mb4_bin;
-- rows
INSERT INTO t VALUES (1, 'one'), (2, NULL);
-- words
Detected collation change from utf8mb4_0900_ai_ci to utf8mb4_bin on 't.a'
Detected stats persistent change from 1 to 0 on 't'
Detected row format change from COMPACT to DYNAMIC on 't'
Detected comment change from 'a' to 'b' on 't'
Detected default collation change from utf8mb4_0900_ai_ci to utf8mb4_bin on 't'
-- up
ALTER TABLE t
    MODIFY COLUMN a VARCHAR(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
    DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_bin,
    STATS_PERSISTENT = 0,
    ROW_FORMAT = DYNAMIC,
    COMMENT = 'b';
-- down
ALTER TABLE t
    MODIFY COLUMN a VARCHAR(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_ai_ci NULL,
    DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_0900_ai_ci,
    STATS_PERSISTENT = 1,
    ROW_FORMAT = COMPACT,
    COMMENT = 'a';
