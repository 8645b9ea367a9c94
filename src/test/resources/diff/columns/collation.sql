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
