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
-- words
Detected removed index 'parent.ix_code'
Detected added index 'parent.ux_code'
-- up
-- Duplicates in existing rows make the new unique index ux_code of parent fail.
ALTER TABLE parent
    DROP INDEX ix_code,
    ADD UNIQUE INDEX ux_code (code);
-- down
ALTER TABLE parent
    DROP INDEX ux_code,
    ADD INDEX ix_code (code);
