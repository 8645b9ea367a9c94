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
-- words
Detected added column 't.region'
Detected definition change from PRIMARY KEY (id) to PRIMARY KEY (id, region) on 't.PRIMARY KEY'
Detected partitioning change from none to PARTITION BY LIST COLUMNS(region) (PARTITION eu VALUES IN ('eu', 'ch'), PARTITION us VALUES IN ('us')) on 't'
-- up
-- Duplicates in existing rows make the new primary key of t fail.
ALTER TABLE t
    DROP PRIMARY KEY,
    ADD COLUMN region CHAR(2) NOT NULL DEFAULT 'eu',
    ADD PRIMARY KEY (id, region);

-- Rebuilds the table.
ALTER TABLE t
    PARTITION BY LIST COLUMNS(region) (
        PARTITION eu VALUES IN ('eu', 'ch'),
        PARTITION us VALUES IN ('us')
    );
-- down
-- Rebuilds the table.
ALTER TABLE t
    REMOVE PARTITIONING;

-- Duplicates in existing rows make the new primary key of t fail.
-- Drops t.region and its values.
ALTER TABLE t
    DROP PRIMARY KEY,
    DROP COLUMN region,
    ADD PRIMARY KEY (id);
