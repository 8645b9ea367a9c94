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
