-- from
CREATE TABLE parent (
    id INT PRIMARY KEY,
    self INT,
    CONSTRAINT fk_self FOREIGN KEY (self) REFERENCES parent (id)
);
CREATE TABLE child (
    parent_id INT,
    CONSTRAINT fk_parent FOREIGN KEY (parent_id) REFERENCES parent (id) ON DELETE CASCADE
);
-- to
CREATE TABLE mother (
    id INT PRIMARY KEY,
    self INT,
    CONSTRAINT fk_self FOREIGN KEY (self) REFERENCES mother (id)
);
CREATE TABLE child (
    parent_id INT,
    CONSTRAINT fk_parent FOREIGN KEY (parent_id) REFERENCES mother (id) ON DELETE CASCADE
);
-- rows
INSERT INTO parent VALUES (1, 1);
INSERT INTO child VALUES (1);
-- options
--rename parent=mother
-- words
Detected renamed table 'parent' to 'mother'
-- up
RENAME TABLE parent TO mother;
-- down
RENAME TABLE mother TO parent;
