-- from
CREATE TABLE parent (
    id INT NOT NULL AUTO_INCREMENT PRIMARY KEY
);
CREATE TABLE child (
    id INT PRIMARY KEY,
    parent_id INT NOT NULL,
    CONSTRAINT fk_child_parent FOREIGN KEY (parent_id) REFERENCES parent (id)
);
-- to
CREATE TABLE parent (
    id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY
);
CREATE TABLE child (
    id INT PRIMARY KEY,
    parent_id BIGINT NOT NULL,
    CONSTRAINT fk_child_parent FOREIGN KEY (parent_id) REFERENCES parent (id)
);
-- rows
INSERT INTO parent VALUES (1), (2);
INSERT INTO child VALUES (1, 2);
-- words
Detected type change from INT to BIGINT on 'child.parent_id'
Detected type change from INT to BIGINT on 'parent.id'
-- up
ALTER TABLE child
    DROP FOREIGN KEY fk_child_parent;

ALTER TABLE parent
    MODIFY COLUMN id BIGINT NOT NULL AUTO_INCREMENT;

-- The foreign key fk_child_parent is dropped and added again, as the type of its column changes. Rows are not
-- checked against it meanwhile.
ALTER TABLE child
    MODIFY COLUMN parent_id BIGINT NOT NULL;

ALTER TABLE child
    ADD CONSTRAINT fk_child_parent FOREIGN KEY (parent_id) REFERENCES parent (id);
-- down
ALTER TABLE child
    DROP FOREIGN KEY fk_child_parent;

-- parent.id changes from BIGINT to INT: rows with values out of its range make this fail.
ALTER TABLE parent
    MODIFY COLUMN id INT NOT NULL AUTO_INCREMENT;

-- child.parent_id changes from BIGINT to INT: rows with values out of its range make this fail.
-- The foreign key fk_child_parent is dropped and added again, as the type of its column changes. Rows are not
-- checked against it meanwhile.
ALTER TABLE child
    MODIFY COLUMN parent_id INT NOT NULL;

ALTER TABLE child
    ADD CONSTRAINT fk_child_parent FOREIGN KEY (parent_id) REFERENCES parent (id);
