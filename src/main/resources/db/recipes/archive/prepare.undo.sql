DROP TRIGGER ${archive}_delete;

DROP TRIGGER ${archive}_update;

DROP TABLE ${archive};
