-- from
CREATE TABLE parent (
    code VARCHAR(10) PRIMARY KEY
) CHARACTER SET latin1;
CREATE TABLE child (
    id INT PRIMARY KEY,
    code VARCHAR(10),
    CONSTRAINT fk_code FOREIGN KEY (code) REFERENCES parent (code)
) CHARACTER SET latin1;
-- to
CREATE TABLE parent (
    code VARCHAR(10) PRIMARY KEY
) CHARACTER SET utf8mb4;
CREATE TABLE child (
    id INT PRIMARY KEY,
    code VARCHAR(10),
    CONSTRAINT fk_code FOREIGN KEY (code) REFERENCES parent (code)
) CHARACTER SET utf8mb4;
-- rows
INSERT INTO parent VALUES ('ä'), ('b');
INSERT INTO child VALUES (1, 'ä');
