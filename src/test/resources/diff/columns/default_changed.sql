-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(20) DEFAULT 'one'
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(20) DEFAULT 'it''s "two"; \\ ü 😀'
);
-- rows
INSERT INTO t VALUES (1, 'x');
