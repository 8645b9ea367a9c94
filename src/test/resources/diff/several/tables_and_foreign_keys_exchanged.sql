-- from
CREATE TABLE a (
    id INT PRIMARY KEY
);
CREATE TABLE b (
    id INT PRIMARY KEY,
    a_id INT,
    CONSTRAINT fk_b_a FOREIGN KEY (a_id) REFERENCES a (id)
);
CREATE TABLE c (
    id INT PRIMARY KEY,
    b_id INT,
    CONSTRAINT fk_c_b FOREIGN KEY (b_id) REFERENCES b (id)
);
-- to
CREATE TABLE b (
    id INT PRIMARY KEY
);
CREATE TABLE d (
    id INT PRIMARY KEY,
    b_id INT,
    CONSTRAINT fk_d_b FOREIGN KEY (b_id) REFERENCES b (id)
);
CREATE TABLE c (
    id INT PRIMARY KEY,
    d_id INT,
    CONSTRAINT fk_c_d FOREIGN KEY (d_id) REFERENCES d (id)
);
-- rows
INSERT INTO a VALUES (1);
INSERT INTO b VALUES (1, 1);
INSERT INTO c VALUES (1, NULL);
-- words
Detected removed table 'a'
Detected removed column 'b.a_id'
Detected removed index 'b.fk_b_a'
Detected removed foreign key 'b.fk_b_a'
Detected removed column 'c.b_id'
Detected added column 'c.d_id'
Detected removed index 'c.fk_c_b'
Detected added index 'c.fk_c_d'
Detected removed foreign key 'c.fk_c_b'
Detected added foreign key 'c.fk_c_d'
Detected added table 'd'
Detected added index 'd.fk_d_b'
-- up
ALTER TABLE b
    DROP FOREIGN KEY fk_b_a;

ALTER TABLE c
    DROP FOREIGN KEY fk_c_b;

-- Drops b.a_id and its values.
ALTER TABLE b
    DROP INDEX fk_b_a,
    DROP COLUMN a_id;

CREATE TABLE d (
    id   INT NOT NULL,
    b_id INT NULL,
    PRIMARY KEY (id),
    INDEX fk_d_b (b_id),
    CONSTRAINT fk_d_b FOREIGN KEY (b_id) REFERENCES b (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_0900_ai_ci;

-- Drops c.b_id and its values.
ALTER TABLE c
    DROP INDEX fk_c_b,
    DROP COLUMN b_id,
    ADD COLUMN d_id INT NULL,
    ADD INDEX fk_c_d (d_id),
    ADD CONSTRAINT fk_c_d FOREIGN KEY (d_id) REFERENCES d (id);

-- Drops a and its rows.
DROP TABLE a;
-- down
ALTER TABLE c
    DROP FOREIGN KEY fk_c_d;

CREATE TABLE a (
    id INT NOT NULL,
    PRIMARY KEY (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_0900_ai_ci;

ALTER TABLE b
    ADD COLUMN a_id INT NULL,
    ADD INDEX fk_b_a (a_id),
    ADD CONSTRAINT fk_b_a FOREIGN KEY (a_id) REFERENCES a (id);

-- Drops c.d_id and its values.
ALTER TABLE c
    DROP INDEX fk_c_d,
    DROP COLUMN d_id,
    ADD COLUMN b_id INT NULL,
    ADD INDEX fk_c_b (b_id),
    ADD CONSTRAINT fk_c_b FOREIGN KEY (b_id) REFERENCES b (id);

-- Drops d and its rows.
DROP TABLE d;
