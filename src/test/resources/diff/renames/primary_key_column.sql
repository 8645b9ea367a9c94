-- from
CREATE TABLE t (
    id INT NOT NULL AUTO_INCREMENT PRIMARY KEY
);
CREATE TABLE child (
    t_id INT,
    CONSTRAINT fk_t FOREIGN KEY (t_id) REFERENCES t (id)
);
-- to
CREATE TABLE t (
    t_id INT NOT NULL AUTO_INCREMENT PRIMARY KEY
);
CREATE TABLE child (
    t_id INT,
    CONSTRAINT fk_t FOREIGN KEY (t_id) REFERENCES t (t_id)
);
-- rows
INSERT INTO t VALUES (1);
INSERT INTO child VALUES (1);
-- options
--rename t.id=t_id
-- words
Detected renamed column 't.id' to 't.t_id'
-- up
ALTER TABLE t
    RENAME COLUMN id TO t_id;
-- down
ALTER TABLE t
    RENAME COLUMN t_id TO id;
