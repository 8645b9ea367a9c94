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
