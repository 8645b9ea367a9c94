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
-- words
Detected type change from VARCHAR(10) to VARCHAR(20) on 'child.code'
Detected collation change from utf8mb4_0900_ai_ci to utf8mb4_bin on 'child.code'
Detected type change from VARCHAR(10) to VARCHAR(20) on 'parent.code'
Detected collation change from utf8mb4_0900_ai_ci to utf8mb4_bin on 'parent.code'
-- up
ALTER TABLE child
    DROP FOREIGN KEY fk_code;

ALTER TABLE parent
    MODIFY COLUMN code VARCHAR(20) COLLATE utf8mb4_bin NOT NULL;

-- The foreign key fk_code is dropped and added again, as the type of its column changes. Rows are not checked
-- against it meanwhile.
ALTER TABLE child
    MODIFY COLUMN code VARCHAR(20) COLLATE utf8mb4_bin NULL;

ALTER TABLE child
    ADD CONSTRAINT fk_code FOREIGN KEY (code) REFERENCES parent (code);
-- down
ALTER TABLE child
    DROP FOREIGN KEY fk_code;

-- parent.code changes from VARCHAR(20) to VARCHAR(10): rows with longer values make this fail.
ALTER TABLE parent
    MODIFY COLUMN code VARCHAR(10) NOT NULL;

-- child.code changes from VARCHAR(20) to VARCHAR(10): rows with longer values make this fail.
-- The foreign key fk_code is dropped and added again, as the type of its column changes. Rows are not checked
-- against it meanwhile.
ALTER TABLE child
    MODIFY COLUMN code VARCHAR(10) NULL;

ALTER TABLE child
    ADD CONSTRAINT fk_code FOREIGN KEY (code) REFERENCES parent (code);
