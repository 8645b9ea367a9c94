-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(20)
) COMMENT = 'What it holds';
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(20)
);
-- rows
INSERT INTO t VALUES (1, 'one'), (2, NULL);
