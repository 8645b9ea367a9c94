-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(10),
    g VARCHAR(10) AS (UPPER(a)) VIRTUAL
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(10),
    g VARCHAR(10) COLLATE utf8mb4_bin AS (UPPER(a)) VIRTUAL
);
-- rows
INSERT INTO t (id, a) VALUES (1, 'x');
-- words
Detected collation change from utf8mb4_0900_ai_ci to utf8mb4_bin on 't.g'
-- up
ALTER TABLE t
    MODIFY COLUMN g VARCHAR(10) COLLATE utf8mb4_bin GENERATED ALWAYS AS (upper(a)) VIRTUAL;
-- down
ALTER TABLE t
    MODIFY COLUMN g VARCHAR(10) GENERATED ALWAYS AS (upper(a)) VIRTUAL;
