-- from
CREATE TABLE parent (
    id INT NOT NULL,
    code INT NOT NULL,
    PRIMARY KEY (id)
);
CREATE TABLE child (
    parent_id INT,
    CONSTRAINT fk_parent FOREIGN KEY (parent_id) REFERENCES parent (id)
);
-- to
CREATE TABLE parent (
    id INT NOT NULL,
    code INT NOT NULL,
    PRIMARY KEY (code),
    UNIQUE KEY ux_id (id)
);
CREATE TABLE child (
    parent_id INT,
    CONSTRAINT fk_parent FOREIGN KEY (parent_id) REFERENCES parent (id)
);
-- rows
INSERT INTO parent VALUES (1, 5);
INSERT INTO child VALUES (1);
-- words
Detected definition change from PRIMARY KEY (id) to PRIMARY KEY (code) on 'parent.PRIMARY KEY'
Detected added index 'parent.ux_id'
-- up
-- Duplicates in existing rows make the new primary key of parent fail.
-- Duplicates in existing rows make the new unique index ux_id of parent fail.
ALTER TABLE parent
    DROP PRIMARY KEY,
    ADD PRIMARY KEY (code),
    ADD UNIQUE INDEX ux_id (id);
-- down
-- Duplicates in existing rows make the new primary key of parent fail.
ALTER TABLE parent
    DROP PRIMARY KEY,
    DROP INDEX ux_id,
    ADD PRIMARY KEY (id);
