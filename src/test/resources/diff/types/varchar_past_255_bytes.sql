-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(63) NOT NULL
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(64) NOT NULL
);
-- rows
INSERT INTO t VALUES (1, 'äöü');
