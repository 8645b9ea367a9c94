-- from
CREATE TABLE parent (
    id INT PRIMARY KEY,
    code CHAR(3) NOT NULL UNIQUE
);
CREATE TABLE child (
    id INT PRIMARY KEY,
    parent_id INT
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
    CONSTRAINT fk_child_code FOREIGN KEY (code) REFERENCES parent (code) ON DELETE SET NULL
);
-- rows
INSERT INTO parent VALUES (1, 'one'), (2, 'two');
INSERT INTO child (id, parent_id) VALUES (10, 1), (11, NULL);
-- words
Detected added column 'child.code'
Detected added index 'child.fk_child_code'
Detected added foreign key 'child.fk_child_code'
-- up
ALTER TABLE child
    ADD COLUMN code CHAR(3) NULL,
    ADD INDEX fk_child_code (code),
    ADD CONSTRAINT fk_child_code FOREIGN KEY (code) REFERENCES parent (code) ON DELETE SET NULL;
-- down
-- Drops child.code and its values.
ALTER TABLE child
    DROP FOREIGN KEY fk_child_code,
    DROP INDEX fk_child_code,
    DROP COLUMN code;
