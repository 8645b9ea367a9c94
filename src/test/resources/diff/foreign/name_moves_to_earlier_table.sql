-- from
CREATE TABLE a (
    id INT PRIMARY KEY,
    x INT
);
CREATE TABLE b (
    x INT,
    CONSTRAINT fk_x FOREIGN KEY (x) REFERENCES a (id)
);
-- to
CREATE TABLE a (
    id INT PRIMARY KEY,
    x INT,
    CONSTRAINT fk_x FOREIGN KEY (x) REFERENCES a (id)
);
CREATE TABLE b (
    x INT
);
-- words
Detected added index 'a.fk_x'
Detected added foreign key 'a.fk_x'
Detected removed index 'b.fk_x'
Detected removed foreign key 'b.fk_x'
-- up
ALTER TABLE b
    DROP FOREIGN KEY fk_x;

ALTER TABLE a
    ADD INDEX fk_x (x),
    ADD CONSTRAINT fk_x FOREIGN KEY (x) REFERENCES a (id);

ALTER TABLE b
    DROP INDEX fk_x;
-- down
ALTER TABLE a
    DROP FOREIGN KEY fk_x;

ALTER TABLE a
    DROP INDEX fk_x;

ALTER TABLE b
    ADD INDEX fk_x (x),
    ADD CONSTRAINT fk_x FOREIGN KEY (x) REFERENCES a (id);
