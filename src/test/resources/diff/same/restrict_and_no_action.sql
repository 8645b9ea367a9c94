-- from
CREATE TABLE p (
    id INT PRIMARY KEY
);
CREATE TABLE c (
    p_id INT,
    CONSTRAINT fk_p FOREIGN KEY (p_id) REFERENCES p (id) ON DELETE RESTRICT
);
-- to
CREATE TABLE p (
    id INT PRIMARY KEY
);
CREATE TABLE c (
    p_id INT,
    KEY fk_p (p_id),
    CONSTRAINT fk_p FOREIGN KEY (p_id) REFERENCES p (id) ON DELETE NO ACTION
);
-- words
-- up
-- down
