-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(20)
) ENGINE = InnoDB;
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(20)
) ENGINE = MyISAM;
-- rows
INSERT INTO t VALUES (1, 'one'), (2, NULL);
-- words
Detected engine change from InnoDB to MyISAM on 't'
-- up
ALTER TABLE t
    ENGINE = MyISAM;
-- down
ALTER TABLE t
    ENGINE = InnoDB;
