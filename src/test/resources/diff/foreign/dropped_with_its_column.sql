-- from
CREATE TABLE parent (
    id INT PRIMARY KEY,
    code CHAR(3) NOT NULL UNIQUE
);
CREATE TABLE child (
    id INT PRIMARY KEY,
    parent_id INT,
    other_id INT,
    CONSTRAINT fk_child_other FOREIGN KEY (other_id) REFERENCES parent (id)
);
-- to
CREATE TABLE parent (
    id INT PRIMARY KEY,
    code CHAR(3) NOT NULL UNIQUE
);
CREATE TABLE child (
    id INT PRIMARY KEY,
    parent_id INT
);
-- rows
INSERT INTO parent VALUES (1, 'one'), (2, 'two');
INSERT INTO child (id, parent_id) VALUES (10, 1), (11, NULL);
-- words
Detected removed column 'child.other_id'
Detected removed index 'child.fk_child_other'
Detected removed foreign key 'child.fk_child_other'
-- up
-- Drops child.other_id and its values.
ALTER TABLE child
    DROP FOREIGN KEY fk_child_other,
    DROP INDEX fk_child_other,
    DROP COLUMN other_id;
-- down
ALTER TABLE child
    ADD COLUMN other_id INT NULL,
    ADD INDEX fk_child_other (other_id),
    ADD CONSTRAINT fk_child_other FOREIGN KEY (other_id) REFERENCES parent (id);
