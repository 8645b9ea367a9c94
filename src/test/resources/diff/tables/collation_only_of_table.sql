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
