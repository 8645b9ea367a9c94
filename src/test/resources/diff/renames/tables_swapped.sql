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
-- words
Detected renamed table 'a' to 'b'
Detected renamed table 'b' to 'a'
-- up
RENAME TABLE a TO a_renamed, b TO a, a_renamed TO b;
-- down
RENAME TABLE b TO b_renamed, a TO b, b_renamed TO a;
