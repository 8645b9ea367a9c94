-- from
CREATE TABLE t (
    id INT PRIMARY KEY
);
CREATE TABLE child (
    t_id INT,
    CONSTRAINT fk_t FOREIGN KEY (t_id) REFERENCES t (id)
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY
);
CREATE TABLE child (
    parent_id INT,
    CONSTRAINT fk_t FOREIGN KEY (parent_id) REFERENCES t (id)
);
-- rows
INSERT INTO t VALUES (1);
INSERT INTO child VALUES (1);
-- options
--rename child.t_id=parent_id
-- words
Detected renamed column 'child.t_id' to 'child.parent_id'
-- up
ALTER TABLE child
    RENAME COLUMN t_id TO parent_id;
-- down
ALTER TABLE child
    RENAME COLUMN parent_id TO t_id;
