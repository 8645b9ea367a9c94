-- from
CREATE TABLE parent (
    id INT PRIMARY KEY
);
CREATE TABLE child (
    id INT PRIMARY KEY,
    parent_id INT,
    CONSTRAINT fk_parent FOREIGN KEY (parent_id) REFERENCES parent (id) ON DELETE SET NULL
);
-- to
CREATE TABLE parent (
    id INT PRIMARY KEY
);
CREATE TABLE child (
    id INT PRIMARY KEY,
    parent_id INT NOT NULL,
    CONSTRAINT fk_parent FOREIGN KEY (parent_id) REFERENCES parent (id) ON DELETE CASCADE
);
-- rows
INSERT INTO parent VALUES (1);
INSERT INTO child VALUES (1, 1);
-- words
Detected nullability change from NULL to NOT NULL on 'child.parent_id'
Detected definition change from FOREIGN KEY (parent_id) REFERENCES parent (id) ON DELETE SET NULL to FOREIGN KEY (parent_id) REFERENCES parent (id) ON DELETE CASCADE on 'child.fk_parent'
-- up
ALTER TABLE child
    DROP FOREIGN KEY fk_parent;

-- child.parent_id becomes NOT NULL: existing rows need a value. Replace the placeholder 0.
UPDATE child
SET parent_id = 0
WHERE parent_id IS NULL;

ALTER TABLE child
    MODIFY COLUMN parent_id INT NOT NULL,
    ADD CONSTRAINT fk_parent FOREIGN KEY (parent_id) REFERENCES parent (id) ON DELETE CASCADE;
-- down
ALTER TABLE child
    DROP FOREIGN KEY fk_parent;

ALTER TABLE child
    MODIFY COLUMN parent_id INT NULL,
    ADD CONSTRAINT fk_parent FOREIGN KEY (parent_id) REFERENCES parent (id) ON DELETE SET NULL;
