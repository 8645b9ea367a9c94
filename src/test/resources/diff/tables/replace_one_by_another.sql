-- from
CREATE TABLE old_one (
    id INT PRIMARY KEY,
    weight DOUBLE
);
-- to
CREATE TABLE new_one (
    code CHAR(3) PRIMARY KEY
);
