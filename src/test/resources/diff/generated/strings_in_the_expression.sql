-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(20),
    g VARCHAR(60) AS (CONCAT(a, ' it''s; ', a)) VIRTUAL
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(20),
    g VARCHAR(60) AS (CONCAT(a, ' \\ "x" ', a)) VIRTUAL
);
-- rows
INSERT INTO t (id, a) VALUES (1, 'x');
