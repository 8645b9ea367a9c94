-- from
CREATE TABLE a (
    id INT PRIMARY KEY
);
-- to
CREATE TABLE a (
    id INT PRIMARY KEY,
    b_id INT
);
CREATE TABLE b (
    id INT PRIMARY KEY,
    c_id INT
);
CREATE TABLE c (
    id INT PRIMARY KEY,
    a_id INT,
    CONSTRAINT fk_c_a FOREIGN KEY (a_id) REFERENCES a (id)
);
ALTER TABLE a ADD CONSTRAINT fk_a_b FOREIGN KEY (b_id) REFERENCES b (id);
ALTER TABLE b ADD CONSTRAINT fk_b_c FOREIGN KEY (c_id) REFERENCES c (id);
-- rows
INSERT INTO a VALUES (1);
-- words
Detected added column 'a.b_id'
Detected added index 'a.fk_a_b'
Detected added foreign key 'a.fk_a_b'
Detected added table 'b'
Detected added index 'b.fk_b_c'
Detected added table 'c'
Detected added index 'c.fk_c_a'
-- up
CREATE TABLE c (
    id   INT NOT NULL,
    a_id INT NULL,
    PRIMARY KEY (id),
    INDEX fk_c_a (a_id)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_0900_ai_ci;

CREATE TABLE b (
    id   INT NOT NULL,
    c_id INT NULL,
    PRIMARY KEY (id),
    INDEX fk_b_c (c_id),
    CONSTRAINT fk_b_c FOREIGN KEY (c_id) REFERENCES c (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_0900_ai_ci;

ALTER TABLE a
    ADD COLUMN b_id INT NULL,
    ADD INDEX fk_a_b (b_id),
    ADD CONSTRAINT fk_a_b FOREIGN KEY (b_id) REFERENCES b (id);

ALTER TABLE c
    ADD CONSTRAINT fk_c_a FOREIGN KEY (a_id) REFERENCES a (id);
-- down
ALTER TABLE a
    DROP FOREIGN KEY fk_a_b;

ALTER TABLE b
    DROP FOREIGN KEY fk_b_c;

ALTER TABLE c
    DROP FOREIGN KEY fk_c_a;

-- Drops a.b_id and its values.
ALTER TABLE a
    DROP INDEX fk_a_b,
    DROP COLUMN b_id;

-- Drops b and its rows.
DROP TABLE b;

-- Drops c and its rows.
DROP TABLE c;
