-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT COMMENT 'What it''s for'
);
-- rows
INSERT INTO t VALUES (1, 10);
