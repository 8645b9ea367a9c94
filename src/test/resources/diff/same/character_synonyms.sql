-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a CHARACTER VARYING(10),
    b LONG,
    c CHARACTER(3),
    d NCHAR(2)
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(10),
    b MEDIUMTEXT,
    c CHAR(3),
    d CHAR(2) CHARACTER SET utf8mb3
);
-- words
-- up
-- down
