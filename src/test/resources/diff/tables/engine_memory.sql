-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(20)
) ENGINE = MEMORY;
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(20)
) ENGINE = InnoDB;
-- rows
INSERT INTO t VALUES (1, 'one'), (2, NULL);
-- words
Detected engine change from MEMORY to InnoDB on 't'
-- up
ALTER TABLE t
    ENGINE = InnoDB;
-- down
ALTER TABLE t
    ENGINE = MEMORY;
