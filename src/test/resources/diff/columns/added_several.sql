-- from
CREATE TABLE t (
    id INT PRIMARY KEY
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    b DATE,
    c VARCHAR(5) NOT NULL DEFAULT 'new'
);
-- rows
INSERT INTO t VALUES (1);
