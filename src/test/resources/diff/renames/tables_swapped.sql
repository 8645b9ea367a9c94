-- from
CREATE TABLE a (
    id INT PRIMARY KEY,
    x INT
);
CREATE TABLE b (
    id INT PRIMARY KEY,
    y INT
);
-- to
CREATE TABLE b (
    id INT PRIMARY KEY,
    x INT
);
CREATE TABLE a (
    id INT PRIMARY KEY,
    y INT
);
-- rows
INSERT INTO a VALUES (1, 10);
INSERT INTO b VALUES (2, 20);
-- options
--rename a=b --rename b=a
