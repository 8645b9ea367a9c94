-- from
CREATE TABLE t (
    id INT PRIMARY KEY
);
CREATE TABLE child (
    t_id INT,
    CONSTRAINT fk_t FOREIGN KEY (t_id) REFERENCES t (id)
);
-- to
CREATE TABLE t (
    ident BIGINT PRIMARY KEY
);
CREATE TABLE child (
    parent_id BIGINT,
    CONSTRAINT fk_t FOREIGN KEY (parent_id) REFERENCES t (ident)
);
-- rows
INSERT INTO t VALUES (1);
INSERT INTO child VALUES (1);
-- options
--rename child.t_id=parent_id --rename t.id=ident
-- words
Detected renamed column 'child.t_id' to 'child.parent_id'
Detected type change from INT to BIGINT on 'child.parent_id'
Detected renamed column 't.id' to 't.ident'
Detected type change from INT to BIGINT on 't.ident'
-- up
ALTER TABLE child
    DROP FOREIGN KEY fk_t;

ALTER TABLE t
    CHANGE COLUMN id ident BIGINT NOT NULL;

-- The foreign key fk_t is dropped and added again, as the type of its column changes. Rows are not checked
-- against it meanwhile.
ALTER TABLE child
    CHANGE COLUMN t_id parent_id BIGINT NULL;

ALTER TABLE child
    ADD CONSTRAINT fk_t FOREIGN KEY (parent_id) REFERENCES t (ident);
-- down
ALTER TABLE child
    DROP FOREIGN KEY fk_t;

-- t.id changes from BIGINT to INT: rows with values out of its range make this fail.
ALTER TABLE t
    CHANGE COLUMN ident id INT NOT NULL;

-- child.t_id changes from BIGINT to INT: rows with values out of its range make this fail.
-- The foreign key fk_t is dropped and added again, as the type of its column changes. Rows are not checked
-- against it meanwhile.
ALTER TABLE child
    CHANGE COLUMN parent_id t_id INT NULL;

ALTER TABLE child
    ADD CONSTRAINT fk_t FOREIGN KEY (t_id) REFERENCES t (id);
