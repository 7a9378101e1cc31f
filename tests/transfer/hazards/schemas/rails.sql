CREATE TABLE IF NOT EXISTS "schema_migrations" ("version" varchar NOT NULL PRIMARY KEY);
CREATE TABLE IF NOT EXISTS "ar_internal_metadata" ("key" varchar NOT NULL PRIMARY KEY, "value" varchar, "created_at" datetime(6) NOT NULL, "updated_at" datetime(6) NOT NULL);
CREATE TABLE "posts" ("id" integer PRIMARY KEY AUTOINCREMENT NOT NULL, "title" varchar DEFAULT '' NOT NULL, "published" boolean DEFAULT 0 NOT NULL, "score" float DEFAULT 0.0, "price" decimal(8,2) DEFAULT '0.0', "meta" json DEFAULT '{}', "blob" blob(16777215), "d" date, "t" time, "full" varchar GENERATED ALWAYS AS (title || 'x') STORED, CONSTRAINT "fk_rails_1" FOREIGN KEY ("id") REFERENCES "posts" ("id"), CONSTRAINT chk CHECK (score >= 0));
CREATE INDEX "idx" ON "posts" (LOWER(title));
INSERT INTO posts (title,published,meta,d,t) VALUES('a','t','[]','2020-01-01','2000-01-01 12:00:00');
INSERT INTO ar_internal_metadata VALUES('a','b','2023-01-01 00:00:00.123456','2023-01-01 00:00:00.123456');
