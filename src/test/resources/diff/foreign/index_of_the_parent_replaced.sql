-- from
CREATE TABLE parent (
    id INT PRIMARY KEY,
    code INT NOT NULL,
    KEY ix_code (code)
);
CREATE TABLE child (
    code INT,
    CONSTRAINT fk_code FOREIGN KEY (code) REFERENCES parent (code)
);
-- to
CREATE TABLE parent (
    id INT PRIMARY KEY,
    code INT NOT NULL,
    UNIQUE KEY ux_code (code)
);
CREATE TABLE child (
    code INT,
    CONSTRAINT fk_code FOREIGN KEY (code) REFERENCES parent (code)
);
-- rows
INSERT INTO parent VALUES (1, 5);
INSERT INTO child VALUES (5);
