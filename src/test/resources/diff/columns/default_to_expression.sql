-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a CHAR(36) DEFAULT 'none'
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a CHAR(36) DEFAULT (UUID())
);
-- rows
INSERT INTO t VALUES (1, 'x');
