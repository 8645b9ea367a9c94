-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(10)
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a ENUM('red', 'green')
);
-- rows
INSERT INTO t VALUES (1, 'red'), (2, NULL);
