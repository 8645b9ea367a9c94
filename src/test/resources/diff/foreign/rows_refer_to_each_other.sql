-- from
CREATE TABLE employee (
    id INT PRIMARY KEY,
    boss_id INT
);
-- to
CREATE TABLE employee (
    id INT PRIMARY KEY,
    boss_id INT,
    CONSTRAINT fk_boss FOREIGN KEY (boss_id) REFERENCES employee (id) ON DELETE SET NULL
);
-- rows
INSERT INTO employee VALUES (1, NULL), (2, 1);
-- words
Detected added index 'employee.fk_boss'
Detected added foreign key 'employee.fk_boss'
-- up
ALTER TABLE employee
    ADD INDEX fk_boss (boss_id),
    ADD CONSTRAINT fk_boss FOREIGN KEY (boss_id) REFERENCES employee (id) ON DELETE SET NULL;
-- down
ALTER TABLE employee
    DROP FOREIGN KEY fk_boss,
    DROP INDEX fk_boss;
