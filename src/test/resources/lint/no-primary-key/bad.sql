CREATE TABLE hits (day DATE NOT NULL, hits BIGINT NOT NULL); -- found
