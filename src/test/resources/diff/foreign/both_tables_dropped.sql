-- from
CREATE TABLE a_parent (
    id INT PRIMARY KEY
);
CREATE TABLE z_child (
    id INT PRIMARY KEY,
    parent_id INT,
    CONSTRAINT fk_parent FOREIGN KEY (parent_id) REFERENCES a_parent (id)
);
-- to
-- rows
INSERT INTO a_parent VALUES (1);
INSERT INTO z_child VALUES (1, 1);
-- words
Detected removed table 'a_parent'
Detected removed table 'z_child'
-- up
-- Drops z_child and its rows.
DROP TABLE z_child;

-- Drops a_parent and its rows.
DROP TABLE a_parent;
-- down
CREATE TABLE a_parent (
    id INT NOT NULL,
    PRIMARY KEY (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_0900_ai_ci;

CREATE TABLE z_child (
    id        INT NOT NULL,
    parent_id INT NULL,
    PRIMARY KEY (id),
    INDEX fk_parent (parent_id),
    CONSTRAINT fk_parent FOREIGN KEY (parent_id) REFERENCES a_parent (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_0900_ai_ci;
