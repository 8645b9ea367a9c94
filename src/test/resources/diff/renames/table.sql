-- from
CREATE TABLE old_name (
    id INT PRIMARY KEY,
    a INT,
    KEY ix_a (a)
);
-- to
CREATE TABLE new_name (
    id INT PRIMARY KEY,
    a INT,
    KEY ix_a (a)
);
-- rows
INSERT INTO old_name VALUES (1, 10);
-- options
--rename old_name=new_name
-- words
Detected renamed table 'old_name' to 'new_name'
-- up
RENAME TABLE old_name TO new_name;
-- down
RENAME TABLE new_name TO old_name;
