-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a BIT(1) DEFAULT b'0'
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a BIT(1) DEFAULT b'1'
);
-- rows
INSERT INTO t VALUES (1, b'0');
