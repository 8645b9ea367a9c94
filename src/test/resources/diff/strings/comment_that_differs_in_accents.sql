-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT COMMENT 'resume'
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT COMMENT 'résumé'
);
-- rows
INSERT INTO t VALUES (1, 10);
