-- from
CREATE TABLE z_parent (
    id INT PRIMARY KEY,
    code INT NOT NULL
);
CREATE TABLE a_child (
    code INT
);
-- to
CREATE TABLE z_parent (
    id INT PRIMARY KEY,
    code INT NOT NULL,
    UNIQUE KEY ux_code (code)
);
CREATE TABLE a_child (
    code INT,
    CONSTRAINT fk_code FOREIGN KEY (code) REFERENCES z_parent (code)
);
-- rows
INSERT INTO z_parent VALUES (1, 5);
INSERT INTO a_child VALUES (5);
