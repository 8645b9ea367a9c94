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
-- words
Detected collation change from latin1_swedish_ci to utf8mb4_0900_ai_ci on 'child.code'
Detected default collation change from latin1_swedish_ci to utf8mb4_0900_ai_ci on 'child'
Detected collation change from latin1_swedish_ci to utf8mb4_0900_ai_ci on 'parent.code'
Detected default collation change from latin1_swedish_ci to utf8mb4_0900_ai_ci on 'parent'
-- up
ALTER TABLE child
    DROP FOREIGN KEY fk_code;

ALTER TABLE parent
    MODIFY COLUMN code VARCHAR(10) CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_ai_ci NOT NULL,
    DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_0900_ai_ci;

ALTER TABLE child
    MODIFY COLUMN code VARCHAR(10) CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_ai_ci NULL,
    DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_0900_ai_ci;

ALTER TABLE child
    ADD CONSTRAINT fk_code FOREIGN KEY (code) REFERENCES parent (code);
-- down
ALTER TABLE child
    DROP FOREIGN KEY fk_code;

ALTER TABLE parent
    MODIFY COLUMN code VARCHAR(10) CHARACTER SET latin1 COLLATE latin1_swedish_ci NOT NULL,
    DEFAULT CHARACTER SET = latin1 COLLATE = latin1_swedish_ci;

ALTER TABLE child
    MODIFY COLUMN code VARCHAR(10) CHARACTER SET latin1 COLLATE latin1_swedish_ci NULL,
    DEFAULT CHARACTER SET = latin1 COLLATE = latin1_swedish_ci;

ALTER TABLE child
    ADD CONSTRAINT fk_code FOREIGN KEY (code) REFERENCES parent (code);
