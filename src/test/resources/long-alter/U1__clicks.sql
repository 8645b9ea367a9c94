DROP TABLE click, digit;
