-- from
CREATE TABLE p (
    id INT PRIMARY KEY
) ENGINE = MyISAM;
CREATE TABLE c (
    p_id INT
) ENGINE = MyISAM;
-- to
CREATE TABLE p (
    id INT PRIMARY KEY
) ENGINE = InnoDB;
CREATE TABLE c (
    p_id INT,
    CONSTRAINT fk_p FOREIGN KEY (p_id) REFERENCES p (id)
) ENGINE = InnoDB;
-- rows
INSERT INTO p VALUES (1);
INSERT INTO c VALUES (1);
-- words
Detected added index 'c.fk_p'
Detected added foreign key 'c.fk_p'
Detected engine change from MyISAM to InnoDB on 'c'
Detected engine change from MyISAM to InnoDB on 'p'
-- up
ALTER TABLE p
    ENGINE = InnoDB;

ALTER TABLE c
    ADD INDEX fk_p (p_id),
    ADD CONSTRAINT fk_p FOREIGN KEY (p_id) REFERENCES p (id),
    ENGINE = InnoDB;
-- down
ALTER TABLE c
    DROP FOREIGN KEY fk_p;

ALTER TABLE c
    DROP INDEX fk_p,
    ENGINE = MyISAM;

ALTER TABLE p
    ENGINE = MyISAM;
