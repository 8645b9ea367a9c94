-- from
CREATE TABLE a (
    id INT PRIMARY KEY,
    b_id INT
);
CREATE TABLE b (
    id INT PRIMARY KEY,
    CONSTRAINT fk_b_a FOREIGN KEY (id) REFERENCES a (id)
);
ALTER TABLE a ADD CONSTRAINT fk_a_b FOREIGN KEY (b_id) REFERENCES b (id);
-- to
CREATE TABLE a (
    id BIGINT UNSIGNED PRIMARY KEY,
    b_id BIGINT UNSIGNED
);
CREATE TABLE b (
    id BIGINT UNSIGNED PRIMARY KEY,
    CONSTRAINT fk_b_a FOREIGN KEY (id) REFERENCES a (id)
);
ALTER TABLE a ADD CONSTRAINT fk_a_b FOREIGN KEY (b_id) REFERENCES b (id);
-- rows
INSERT INTO a VALUES (1, NULL), (2, NULL);
INSERT INTO b VALUES (1);
UPDATE a SET b_id = 1;
-- words
Detected type change from INT to BIGINT UNSIGNED on 'a.id'
Detected type change from INT to BIGINT UNSIGNED on 'a.b_id'
Detected type change from INT to BIGINT UNSIGNED on 'b.id'
-- up
ALTER TABLE a
    DROP FOREIGN KEY fk_a_b;

ALTER TABLE b
    DROP FOREIGN KEY fk_b_a;

-- b.id changes from INT to BIGINT UNSIGNED: rows with negative values make this fail.
-- The foreign key fk_b_a is dropped and added again, as the type of its column changes. Rows are not checked
-- against it meanwhile.
ALTER TABLE b
    MODIFY COLUMN id BIGINT UNSIGNED NOT NULL;

-- a.id changes from INT to BIGINT UNSIGNED: rows with negative values make this fail.
-- a.b_id changes from INT to BIGINT UNSIGNED: rows with negative values make this fail.
-- The foreign key fk_a_b is dropped and added again, as the type of its column changes. Rows are not checked
-- against it meanwhile.
ALTER TABLE a
    MODIFY COLUMN id BIGINT UNSIGNED NOT NULL,
    MODIFY COLUMN b_id BIGINT UNSIGNED NULL;

ALTER TABLE a
    ADD CONSTRAINT fk_a_b FOREIGN KEY (b_id) REFERENCES b (id);

ALTER TABLE b
    ADD CONSTRAINT fk_b_a FOREIGN KEY (id) REFERENCES a (id);
-- down
ALTER TABLE a
    DROP FOREIGN KEY fk_a_b;

ALTER TABLE b
    DROP FOREIGN KEY fk_b_a;

-- b.id changes from BIGINT UNSIGNED to INT: rows with values out of its range make this fail.
-- The foreign key fk_b_a is dropped and added again, as the type of its column changes. Rows are not checked
-- against it meanwhile.
ALTER TABLE b
    MODIFY COLUMN id INT NOT NULL;

-- a.id changes from BIGINT UNSIGNED to INT: rows with values out of its range make this fail.
-- a.b_id changes from BIGINT UNSIGNED to INT: rows with values out of its range make this fail.
-- The foreign key fk_a_b is dropped and added again, as the type of its column changes. Rows are not checked
-- against it meanwhile.
ALTER TABLE a
    MODIFY COLUMN id INT NOT NULL,
    MODIFY COLUMN b_id INT NULL;

ALTER TABLE a
    ADD CONSTRAINT fk_a_b FOREIGN KEY (b_id) REFERENCES b (id);

ALTER TABLE b
    ADD CONSTRAINT fk_b_a FOREIGN KEY (id) REFERENCES a (id);
