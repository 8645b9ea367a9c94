-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a TEXT COLLATE utf8mb4_bin
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a TEXT
);
-- rows
INSERT INTO t VALUES (1, 'x');
-- words
Detected collation change from utf8mb4_bin to utf8mb4_0900_ai_ci on 't.a'
-- up
ALTER TABLE t
    MODIFY COLUMN a TEXT NULL;
-- down
ALTER TABLE t
    MODIFY COLUMN a TEXT COLLATE utf8mb4_bin NULL;
