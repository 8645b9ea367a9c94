-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    n INT NOT NULL AUTO_INCREMENT,
    KEY ix_n (n)
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    n INT NOT NULL AUTO_INCREMENT,
    UNIQUE KEY ux_n (n)
);
-- rows
INSERT INTO t VALUES (1, 10), (2, 20);
