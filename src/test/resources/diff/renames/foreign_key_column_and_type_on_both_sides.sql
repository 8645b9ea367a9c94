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
