-- from
-- to
CREATE TABLE z_parent (
    id INT PRIMARY KEY
);
CREATE TABLE a_child (
    id INT PRIMARY KEY,
    parent_id INT NOT NULL,
    CONSTRAINT fk_a FOREIGN KEY (parent_id) REFERENCES z_parent (id) ON DELETE CASCADE
);
-- words
Detected added table 'a_child'
Detected added index 'a_child.fk_a'
Detected added table 'z_parent'
-- up
CREATE TABLE z_parent (
    id INT NOT NULL,
    PRIMARY KEY (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_0900_ai_ci;

CREATE TABLE a_child (
    id        INT NOT NULL,
    parent_id INT NOT NULL,
    PRIMARY KEY (id),
    INDEX fk_a (parent_id),
    CONSTRAINT fk_a FOREIGN KEY (parent_id) REFERENCES z_parent (id) ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_0900_ai_ci;
-- down
-- Drops a_child and its rows.
DROP TABLE a_child;

-- Drops z_parent and its rows.
DROP TABLE z_parent;
