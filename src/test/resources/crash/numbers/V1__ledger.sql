-- What ran, in order. U1 leaves it behind, so that after a downgrade too it shows what ran twice or not at all.
CREATE TABLE ledger (id INT AUTO_INCREMENT PRIMARY KEY, entry VARCHAR(100) NOT NULL);
INSERT INTO ledger (entry) VALUES ('V1');
