INSERT INTO ledger (entry) SELECT CONCAT('U2 orders ', COUNT(*), ' up to ', MAX(order_no)) FROM orders;
INSERT INTO customer (name) VALUES ('undone');
INSERT INTO ledger (entry) SELECT CONCAT('U2 customer ', MAX(id)) FROM customer;
DROP TABLE orders;
INSERT INTO ledger (entry) VALUES ('U2 between');
DROP TABLE customer;
