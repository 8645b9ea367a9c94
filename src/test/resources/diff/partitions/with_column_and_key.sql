-- from
CREATE TABLE t (
    id INT NOT NULL,
    a INT NOT NULL,
    PRIMARY KEY (id)
);
-- to
CREATE TABLE t (
    id INT NOT NULL,
    a INT NOT NULL,
    region CHAR(2) NOT NULL DEFAULT 'eu',
    PRIMARY KEY (id, region)
) PARTITION BY LIST COLUMNS (region) (
    PARTITION eu VALUES IN ('eu', 'ch'),
    PARTITION us VALUES IN ('us')
);
-- rows
INSERT INTO t VALUES (1, 10), (2, 20);
