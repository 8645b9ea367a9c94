-- from
CREATE TABLE parent (
    id INT NOT NULL,
    code INT NOT NULL,
    PRIMARY KEY (id)
);
CREATE TABLE child (
    parent_id INT,
    CONSTRAINT fk_parent FOREIGN KEY (parent_id) REFERENCES parent (id)
);
-- to
CREATE TABLE parent (
    id INT NOT NULL,
    code INT NOT NULL,
    PRIMARY KEY (code),
    UNIQUE KEY ux_id (id)
);
CREATE TABLE child (
    parent_id INT,
    CONSTRAINT fk_parent FOREIGN KEY (parent_id) REFERENCES parent (id)
);
-- rows
INSERT INTO parent VALUES (1, 5);
INSERT INTO child VALUES (1);
