-- from
CREATE TABLE old_name (
    id INT PRIMARY KEY,
    a INT
);
-- to
CREATE TABLE new_name (
    id INT PRIMARY KEY,
    b INT
);
-- rows
INSERT INTO old_name VALUES (1, 10);
-- options
--rename old_name=new_name --rename old_name.a=b
-- words
Detected renamed table 'old_name' to 'new_name'
Detected renamed column 'new_name.a' to 'new_name.b'
-- up
RENAME TABLE old_name TO new_name;

ALTER TABLE new_name
    RENAME COLUMN a TO b;
-- down
RENAME TABLE new_name TO old_name;

ALTER TABLE old_name
    RENAME COLUMN b TO a;
