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
    other INT,
    KEY ix_both (parent_id, other),
    CONSTRAINT fk_child_parent FOREIGN KEY (parent_id) REFERENCES parent (id)
);
-- rows
INSERT INTO parent VALUES (1, 'one'), (2, 'two');
INSERT INTO child (id, parent_id) VALUES (10, 1), (11, NULL);
-- words
Detected added column 'child.other'
Detected removed index 'child.fk_child_parent'
Detected added index 'child.ix_both'
-- up
ALTER TABLE child
    DROP INDEX fk_child_parent,
    ADD COLUMN other INT NULL,
    ADD INDEX ix_both (parent_id, other);
-- down
-- Drops child.other and its values.
ALTER TABLE child
    DROP INDEX ix_both,
    DROP COLUMN other,
    ADD INDEX fk_child_parent (parent_id);
