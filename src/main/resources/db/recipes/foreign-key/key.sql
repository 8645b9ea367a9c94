-- Application: before this, it writes no orphans any more.

ALTER TABLE ${table} ADD INDEX idx_${table}_${column} (${column});

-- @ignore checks-off With them the table is copied and writes are blocked. Sessions of the application keep them; orphans come next.
SET SESSION foreign_key_checks = 0;

ALTER TABLE ${table} ADD CONSTRAINT fk_${table}_${column} FOREIGN KEY (${column}) REFERENCES ${parent} (${parent_key});

SET SESSION foreign_key_checks = 1;
