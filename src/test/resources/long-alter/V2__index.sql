ALTER TABLE click ADD INDEX (page, hits);
