ALTER TABLE sales EXCHANGE PARTITION early WITH TABLE arrivals;
INSERT INTO ledger (entry) SELECT CONCAT('U4 arrived ', n, ' ', sold) FROM arrivals ORDER BY n;
DROP TABLE sales, arrivals;
