-- from
CREATE TABLE p (
    id INT PRIMARY KEY
);
CREATE TABLE t (
    id INT PRIMARY KEY
);
-- to
CREATE TABLE p (
    id INT PRIMARY KEY
);
CREATE TABLE t (
    id INT PRIMARY KEY,
    p_id INT DEFAULT NULL COMMENT 'new',
    g INT AS (p_id + 1) VIRTUAL,
    KEY ix_f ((p_id * 2)),
    CONSTRAINT ck_p CHECK (p_id > 0),
    CONSTRAINT fk_p FOREIGN KEY (p_id) REFERENCES p (id)
);
-- rows
INSERT INTO p VALUES (1);
INSERT INTO t VALUES (1);
-- words
Detected added column 't.p_id'
Detected added column 't.g'
Detected added index 't.fk_p'
Detected added index 't.ix_f'
Detected added foreign key 't.fk_p'
Detected added check 't.ck_p'
-- up
ALTER TABLE t
    ADD COLUMN p_id INT NULL COMMENT 'new',
    ADD COLUMN g INT GENERATED ALWAYS AS (p_id + 1) VIRTUAL,
    ADD INDEX fk_p (p_id),
    ADD INDEX ix_f (((p_id * 2))),
    ADD CONSTRAINT fk_p FOREIGN KEY (p_id) REFERENCES p (id),
    ADD CONSTRAINT ck_p CHECK (p_id > 0);
-- down
-- Drops t.p_id and its values.
ALTER TABLE t
    DROP FOREIGN KEY fk_p,
    DROP INDEX fk_p,
    DROP INDEX ix_f,
    DROP CHECK ck_p,
    DROP COLUMN p_id,
    DROP COLUMN g;
