-- from
CREATE TABLE parent (
    id INT PRIMARY KEY
);
CREATE TABLE old_name (
    id INT PRIMARY KEY,
    parent_id INT,
    FOREIGN KEY (parent_id) REFERENCES parent (id),
    CHECK (id > 0)
);
-- to
CREATE TABLE parent (
    id INT PRIMARY KEY
);
CREATE TABLE new_name (
    id INT PRIMARY KEY,
    parent_id INT,
    FOREIGN KEY (parent_id) REFERENCES parent (id),
    CHECK (id > 0)
);
-- rows
INSERT INTO parent VALUES (1);
INSERT INTO old_name VALUES (5, 1);
-- options
--rename old_name=new_name
-- words
Detected renamed table 'old_name' to 'new_name'
-- up
RENAME TABLE old_name TO new_name;
-- down
RENAME TABLE new_name TO old_name;
