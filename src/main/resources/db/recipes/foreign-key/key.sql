-- Application: before this, it has stopped writing orphans.

ALTER TABLE ${table} ADD INDEX idx_${table}_${column} (${column});

-- @ignore checks-off With checks on, the table is copied and writes are blocked. They stay on for the application; existing orphans are resolved next.
SET SESSION foreign_key_checks = 0;

ALTER TABLE ${table} ADD CONSTRAINT fk_${table}_${column} FOREIGN KEY (${column}) REFERENCES ${parent} (${parent_key});

SET SESSION foreign_key_checks = 1;
