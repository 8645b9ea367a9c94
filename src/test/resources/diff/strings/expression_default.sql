-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(40) DEFAULT ('x')
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(40) DEFAULT (CONCAT('it''s', ' "; \\ ü'))
);
-- rows
INSERT INTO t VALUES (1, 'x');
