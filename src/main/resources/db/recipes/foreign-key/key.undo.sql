ALTER TABLE ${table} DROP FOREIGN KEY fk_${table}_${column};

ALTER TABLE ${table} DROP INDEX idx_${table}_${column};
