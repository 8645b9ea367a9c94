-- from
-- to
CREATE TABLE a (
    id INT PRIMARY KEY,
    b_id INT
);
CREATE TABLE b (
    id INT PRIMARY KEY,
    a_id INT,
    CONSTRAINT fk_b_a FOREIGN KEY (a_id) REFERENCES a (id)
);
ALTER TABLE a ADD CONSTRAINT fk_a_b FOREIGN KEY (b_id) REFERENCES b (id);
-- words
Detected added table 'a'
Detected added index 'a.fk_a_b'
Detected added table 'b'
Detected added index 'b.fk_b_a'
-- up
CREATE TABLE b (
    id   INT NOT NULL,
    a_id INT NULL,
    PRIMARY KEY (id),
    INDEX fk_b_a (a_id)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_0900_ai_ci;

CREATE TABLE a (
    id   INT NOT NULL,
    b_id INT NULL,
    PRIMARY KEY (id),
    INDEX fk_a_b (b_id),
    CONSTRAINT fk_a_b FOREIGN KEY (b_id) REFERENCES b (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_0900_ai_ci;

ALTER TABLE b
    ADD CONSTRAINT fk_b_a FOREIGN KEY (a_id) REFERENCES a (id);
-- down
ALTER TABLE a
    DROP FOREIGN KEY fk_a_b;

ALTER TABLE b
    DROP FOREIGN KEY fk_b_a;

-- Drops b and its rows.
DROP TABLE b;

-- Drops a and its rows.
DROP TABLE a;
