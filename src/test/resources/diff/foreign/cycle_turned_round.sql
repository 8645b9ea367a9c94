-- from
CREATE TABLE a (
    id INT PRIMARY KEY,
    other INT
);
CREATE TABLE b (
    id INT PRIMARY KEY,
    other INT,
    CONSTRAINT fk_b FOREIGN KEY (other) REFERENCES a (id)
);
-- to
CREATE TABLE b (
    id INT PRIMARY KEY,
    other INT
);
CREATE TABLE a (
    id INT PRIMARY KEY,
    other INT,
    CONSTRAINT fk_a FOREIGN KEY (other) REFERENCES b (id)
);
-- rows
INSERT INTO a VALUES (1, 1), (2, NULL);
INSERT INTO b VALUES (1, 1);
-- words
Detected added index 'a.fk_a'
Detected added foreign key 'a.fk_a'
Detected removed index 'b.fk_b'
Detected removed foreign key 'b.fk_b'
-- up
ALTER TABLE b
    DROP FOREIGN KEY fk_b;

ALTER TABLE b
    DROP INDEX fk_b;

ALTER TABLE a
    ADD INDEX fk_a (other),
    ADD CONSTRAINT fk_a FOREIGN KEY (other) REFERENCES b (id);
-- down
ALTER TABLE a
    DROP FOREIGN KEY fk_a;

ALTER TABLE a
    DROP INDEX fk_a;

ALTER TABLE b
    ADD INDEX fk_b (other),
    ADD CONSTRAINT fk_b FOREIGN KEY (other) REFERENCES a (id);
