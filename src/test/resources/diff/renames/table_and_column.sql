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
