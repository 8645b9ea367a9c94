-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(20) COLLATE utf8mb4_bin NOT NULL
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(20) COLLATE utf8mb4_0900_as_cs NOT NULL
);
-- rows
INSERT INTO t VALUES (1, 'x');
-- words
Detected collation change from utf8mb4_bin to utf8mb4_0900_as_cs on 't.a'
-- up
ALTER TABLE t
    MODIFY COLUMN a VARCHAR(20) COLLATE utf8mb4_0900_as_cs NOT NULL;
-- down
ALTER TABLE t
    MODIFY COLUMN a VARCHAR(20) COLLATE utf8mb4_bin NOT NULL;
