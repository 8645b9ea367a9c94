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
