-- from
CREATE TABLE parent (
    id INT PRIMARY KEY,
    code CHAR(3) NOT NULL UNIQUE
);
CREATE TABLE child (
    id INT PRIMARY KEY,
    parent_id INT,
    KEY ix_parent (parent_id),
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
    KEY ix_parent (parent_id)
);
-- rows
INSERT INTO parent VALUES (1, 'one'), (2, 'two');
INSERT INTO child (id, parent_id) VALUES (10, 1), (11, NULL);
-- words
Detected removed foreign key 'child.fk_child_parent'
-- up
ALTER TABLE child
    DROP FOREIGN KEY fk_child_parent;
-- down
ALTER TABLE child
    ADD CONSTRAINT fk_child_parent FOREIGN KEY (parent_id) REFERENCES parent (id);
