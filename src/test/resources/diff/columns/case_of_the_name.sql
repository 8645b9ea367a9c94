-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    Abc INT
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    aBC INT
);
-- rows
INSERT INTO t VALUES (1, 10);
-- words
Detected name change from Abc to aBC on 't.aBC'
-- up
ALTER TABLE t
    CHANGE COLUMN Abc aBC INT NULL;
-- down
ALTER TABLE t
    CHANGE COLUMN aBC Abc INT NULL;
