CREATE TABLE "django_migrations" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "app" varchar(255) NOT NULL, "applied" datetime NOT NULL);
CREATE TABLE "auth_user" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "last_login" datetime NULL, "is_superuser" bool NOT NULL, "username" varchar(150) NOT NULL UNIQUE, "data" text NOT NULL CHECK ((JSON_VALID("data") OR "data" IS NULL)), "price" decimal NOT NULL, "uid" char(32) NOT NULL, "n" integer unsigned NOT NULL CHECK ("n" >= 0), "dur" bigint NOT NULL, "ip" char(39) NULL);
CREATE TABLE "auth_group_perm" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "user_id" integer NOT NULL REFERENCES "auth_user" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE UNIQUE INDEX "auth_group_perm_uniq" ON "auth_group_perm" ("user_id", "id");
CREATE UNIQUE INDEX "part" ON "auth_user" ("username") WHERE "is_superuser";
CREATE UNIQUE INDEX "part2" ON "auth_user" ("username") WHERE NOT "is_superuser" AND "ip" IS NOT NULL;
INSERT INTO auth_user VALUES(1,'2023-01-01 00:00:00.123456',1,'a','{"a": 1}',10.5,'0123456789abcdef0123456789abcdef',3,12345,NULL);
