-- from
CREATE TABLE p (
    id INT PRIMARY KEY
) PARTITION BY HASH (id) PARTITIONS 2;
CREATE TABLE c (
    p_id INT
);
-- to
CREATE TABLE p (
    id INT PRIMARY KEY
);
CREATE TABLE c (
    p_id INT,
    CONSTRAINT fk_p FOREIGN KEY (p_id) REFERENCES p (id)
);
-- rows
INSERT INTO p VALUES (1);
INSERT INTO c VALUES (1);
-- words
Detected added index 'c.fk_p'
Detected added foreign key 'c.fk_p'
Detected partitioning change from PARTITION BY HASH (id) PARTITIONS 2 to none on 'p'
-- up
-- Rebuilds the table.
ALTER TABLE p
    REMOVE PARTITIONING;

ALTER TABLE c
    ADD INDEX fk_p (p_id),
    ADD CONSTRAINT fk_p FOREIGN KEY (p_id) REFERENCES p (id);
-- down
ALTER TABLE c
    DROP FOREIGN KEY fk_p;

ALTER TABLE c
    DROP INDEX fk_p;

-- Rebuilds the table.
ALTER TABLE p
    PARTITION BY HASH (id) PARTITIONS 2;
