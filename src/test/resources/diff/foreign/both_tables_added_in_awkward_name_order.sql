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
