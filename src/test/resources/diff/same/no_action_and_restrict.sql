-- from
CREATE TABLE p (
    id INT PRIMARY KEY
);
CREATE TABLE c (
    p_id INT,
    CONSTRAINT fk_p FOREIGN KEY (p_id) REFERENCES p (id)
);
-- to
CREATE TABLE p (
    id INT PRIMARY KEY
);
CREATE TABLE c (
    p_id INT,
    CONSTRAINT fk_p FOREIGN KEY (p_id) REFERENCES p (id) ON DELETE NO ACTION ON UPDATE RESTRICT
);
-- words
-- up
-- down
