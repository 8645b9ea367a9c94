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
-- words
Detected added index 'a_child.fk_code'
Detected added foreign key 'a_child.fk_code'
Detected added index 'z_parent.ux_code'
-- up
-- Duplicates in existing rows make the new unique index ux_code of z_parent fail.
ALTER TABLE z_parent
    ADD UNIQUE INDEX ux_code (code);

ALTER TABLE a_child
    ADD INDEX fk_code (code),
    ADD CONSTRAINT fk_code FOREIGN KEY (code) REFERENCES z_parent (code);
-- down
ALTER TABLE a_child
    DROP FOREIGN KEY fk_code;

ALTER TABLE a_child
    DROP INDEX fk_code;

ALTER TABLE z_parent
    DROP INDEX ux_code;
