-- from
CREATE TABLE a_parent (
    id INT PRIMARY KEY
);
CREATE TABLE child (
    id INT PRIMARY KEY,
    parent_id INT,
    CONSTRAINT fk_parent FOREIGN KEY (parent_id) REFERENCES a_parent (id)
);
-- to
CREATE TABLE child (
    id INT PRIMARY KEY,
    parent_id INT
);
-- rows
INSERT INTO a_parent VALUES (1);
INSERT INTO child VALUES (1, NULL);
-- words
Detected removed table 'a_parent'
Detected removed index 'child.fk_parent'
Detected removed foreign key 'child.fk_parent'
-- up
ALTER TABLE child
    DROP FOREIGN KEY fk_parent;

ALTER TABLE child
    DROP INDEX fk_parent;

-- Drops a_parent and its rows.
DROP TABLE a_parent;
-- down
CREATE TABLE a_parent (
    id INT NOT NULL,
    PRIMARY KEY (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_0900_ai_ci;

ALTER TABLE child
    ADD INDEX fk_parent (parent_id),
    ADD CONSTRAINT fk_parent FOREIGN KEY (parent_id) REFERENCES a_parent (id);
