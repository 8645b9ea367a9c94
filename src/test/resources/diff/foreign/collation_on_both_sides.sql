-- from
CREATE TABLE parent (
    code VARCHAR(10) COLLATE utf8mb4_0900_ai_ci PRIMARY KEY
);
CREATE TABLE child (
    id INT PRIMARY KEY,
    code VARCHAR(10) COLLATE utf8mb4_0900_ai_ci,
    CONSTRAINT fk_code FOREIGN KEY (code) REFERENCES parent (code)
);
-- to
CREATE TABLE parent (
    code VARCHAR(20) COLLATE utf8mb4_bin PRIMARY KEY
);
CREATE TABLE child (
    id INT PRIMARY KEY,
    code VARCHAR(20) COLLATE utf8mb4_bin,
    CONSTRAINT fk_code FOREIGN KEY (code) REFERENCES parent (code)
);
-- rows
INSERT INTO parent VALUES ('a'), ('b');
INSERT INTO child VALUES (1, 'a');
