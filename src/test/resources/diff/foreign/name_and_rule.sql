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
    CONSTRAINT fk_parent FOREIGN KEY (parent_id) REFERENCES parent (id) ON DELETE CASCADE
);
-- rows
INSERT INTO parent VALUES (1, 'one'), (2, 'two');
INSERT INTO child (id, parent_id) VALUES (10, 1), (11, NULL);
-- words
Detected renamed index 'child.fk_child_parent' to 'child.fk_parent'
Detected removed foreign key 'child.fk_child_parent'
Detected added foreign key 'child.fk_parent'
-- up
ALTER TABLE child
    DROP FOREIGN KEY fk_child_parent,
    RENAME INDEX fk_child_parent TO fk_parent,
    ADD CONSTRAINT fk_parent FOREIGN KEY (parent_id) REFERENCES parent (id) ON DELETE CASCADE;
-- down
ALTER TABLE child
    DROP FOREIGN KEY fk_parent,
    RENAME INDEX fk_parent TO fk_child_parent,
    ADD CONSTRAINT fk_child_parent FOREIGN KEY (parent_id) REFERENCES parent (id);
