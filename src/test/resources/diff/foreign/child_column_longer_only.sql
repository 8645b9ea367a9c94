-- from
CREATE TABLE parent (
    code VARCHAR(10) PRIMARY KEY
);
CREATE TABLE child (
    code VARCHAR(10),
    CONSTRAINT fk_code FOREIGN KEY (code) REFERENCES parent (code)
);
-- to
CREATE TABLE parent (
    code VARCHAR(10) PRIMARY KEY
);
CREATE TABLE child (
    code VARCHAR(30),
    CONSTRAINT fk_code FOREIGN KEY (code) REFERENCES parent (code)
);
-- rows
INSERT INTO parent VALUES ('a');
INSERT INTO child VALUES ('a');
-- words
Detected type change from VARCHAR(10) to VARCHAR(30) on 'child.code'
-- up
ALTER TABLE child
    DROP FOREIGN KEY fk_code;

-- The foreign key fk_code is dropped and added again, as the type of its column changes. Rows are not checked
-- against it meanwhile.
ALTER TABLE child
    MODIFY COLUMN code VARCHAR(30) NULL;

ALTER TABLE child
    ADD CONSTRAINT fk_code FOREIGN KEY (code) REFERENCES parent (code);
-- down
ALTER TABLE child
    DROP FOREIGN KEY fk_code;

-- child.code changes from VARCHAR(30) to VARCHAR(10): rows with longer values make this fail.
-- The foreign key fk_code is dropped and added again, as the type of its column changes. Rows are not checked
-- against it meanwhile.
ALTER TABLE child
    MODIFY COLUMN code VARCHAR(10) NULL;

ALTER TABLE child
    ADD CONSTRAINT fk_code FOREIGN KEY (code) REFERENCES parent (code);
