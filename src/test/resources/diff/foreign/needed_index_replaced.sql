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
    KEY ix_parent_id (parent_id, id),
    CONSTRAINT fk_child_parent FOREIGN KEY (parent_id) REFERENCES parent (id)
);
-- rows
INSERT INTO parent VALUES (1, 'one'), (2, 'two');
INSERT INTO child (id, parent_id) VALUES (10, 1), (11, NULL);
-- words
Detected removed index 'child.ix_parent'
Detected added index 'child.ix_parent_id'
-- up
ALTER TABLE child
    DROP INDEX ix_parent,
    ADD INDEX ix_parent_id (parent_id, id);
-- down
ALTER TABLE child
    DROP INDEX ix_parent_id,
    ADD INDEX ix_parent (parent_id);
