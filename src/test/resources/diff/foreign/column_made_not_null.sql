-- from
CREATE TABLE parent (
    id INT PRIMARY KEY,
    code CHAR(3) NOT NULL UNIQUE
);
CREATE TABLE child (
    id INT PRIMARY KEY,
    parent_id INT,
    CONSTRAINT fk_child_parent FOREIGN KEY (parent_id) REFERENCES parent (id)
);
-- to
CREATE TABLE parent (
    id INT PRIMARY KEY,
    code CHAR(3) NOT NULL UNIQUE
);
CREATE TABLE child (
    id INT PRIMARY KEY,
    parent_id INT,
    code CHAR(3),
    CONSTRAINT fk_child_parent FOREIGN KEY (parent_id) REFERENCES parent (id)
);
-- rows
INSERT INTO parent VALUES (1, 'one'), (2, 'two');
INSERT INTO child (id, parent_id) VALUES (10, 1), (11, NULL);
-- words
Detected added column 'child.code'
-- up
ALTER TABLE child
    ADD COLUMN code CHAR(3) NULL;
-- down
-- Drops child.code and its values.
ALTER TABLE child
    DROP COLUMN code;
