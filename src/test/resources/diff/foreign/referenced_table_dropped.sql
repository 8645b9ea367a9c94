-- from
CREATE TABLE a_parent (
    id INT PRIMARY KEY
);
CREATE TABLE child (
    id INT PRIMARY KEY,
    parent_id INT,
    CONSTRAINT fk_parent FOREIGN KEY (parent_id) REFERENCES a_parent (id)
);
-- to
CREATE TABLE child (
    id INT PRIMARY KEY,
    parent_id INT
);
-- rows
INSERT INTO a_parent VALUES (1);
INSERT INTO child VALUES (1, NULL);
