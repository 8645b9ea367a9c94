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
