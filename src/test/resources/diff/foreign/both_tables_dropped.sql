-- from
CREATE TABLE a_parent (
    id INT PRIMARY KEY
);
CREATE TABLE z_child (
    id INT PRIMARY KEY,
    parent_id INT,
    CONSTRAINT fk_parent FOREIGN KEY (parent_id) REFERENCES a_parent (id)
);
-- to
-- rows
INSERT INTO a_parent VALUES (1);
INSERT INTO z_child VALUES (1, 1);
