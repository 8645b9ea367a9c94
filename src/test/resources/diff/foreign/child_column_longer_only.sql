-- from
CREATE TABLE parent (
    code VARCHAR(10) PRIMARY KEY
);
CREATE TABLE child (
    code VARCHAR(10),
    CONSTRAINT fk_code FOREIGN KEY (code) REFERENCES parent (code)
);
-- to
CREATE TABLE parent (
    code VARCHAR(10) PRIMARY KEY
);
CREATE TABLE child (
    code VARCHAR(30),
    CONSTRAINT fk_code FOREIGN KEY (code) REFERENCES parent (code)
);
-- rows
INSERT INTO parent VALUES ('a');
INSERT INTO child VALUES ('a');
