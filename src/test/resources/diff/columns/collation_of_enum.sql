-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a ENUM('a', 'b')
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a ENUM('a', 'b') COLLATE utf8mb4_bin
);
-- rows
INSERT INTO t VALUES (1, 'b');
-- words
Detected collation change from utf8mb4_0900_ai_ci to utf8mb4_bin on 't.a'
-- up
ALTER TABLE t
    MODIFY COLUMN a ENUM('a', 'b') COLLATE utf8mb4_bin NULL;
-- down
ALTER TABLE t
    MODIFY COLUMN a ENUM('a', 'b') NULL;
