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
    FOREIGN KEY (parent_id) REFERENCES parent (id)
);
-- rows
INSERT INTO parent VALUES (1, 'one'), (2, 'two');
INSERT INTO child (id, parent_id) VALUES (10, 1), (11, NULL);
-- words
Detected added index 'child.parent_id'
Detected added foreign key 'child.child_ibfk_1'
-- up
ALTER TABLE child
    ADD INDEX parent_id (parent_id),
    ADD CONSTRAINT child_ibfk_1 FOREIGN KEY (parent_id) REFERENCES parent (id);
-- down
ALTER TABLE child
    DROP FOREIGN KEY child_ibfk_1,
    DROP INDEX parent_id;
