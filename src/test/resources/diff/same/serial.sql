-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    s SERIAL
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    s BIGINT UNSIGNED NOT NULL AUTO_INCREMENT UNIQUE
);
-- words
-- up
-- down
