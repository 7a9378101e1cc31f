CREATE TABLE posts (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    author TEXT NOT NULL,
    words TEXT
) STRICT;

CREATE VIRTUAL TABLE posts_words USING fts5 (
    words,
    content = 'posts',
    content_rowid = 'seq',
    tokenize = 'ascii'
);

CREATE TRIGGER posts_words_insert AFTER INSERT ON posts BEGIN
    INSERT INTO posts_words (rowid, words) VALUES (new.seq, new.words);
END;

CREATE TRIGGER posts_words_delete AFTER DELETE ON posts BEGIN
    INSERT INTO posts_words (posts_words, rowid, words) VALUES ('delete', old.seq, old.words);
END;

CREATE TRIGGER posts_words_update AFTER UPDATE OF seq, words ON posts BEGIN
    INSERT INTO posts_words (posts_words, rowid, words) VALUES ('delete', old.seq, old.words);
    INSERT INTO posts_words (rowid, words) VALUES (new.seq, new.words);
END;

INSERT INTO posts_words (posts_words) VALUES ('rebuild');

CREATE VIRTUAL TABLE posts_author USING fts5 (
    author,
    content = 'posts',
    content_rowid = 'seq',
    tokenize = 'ascii'
);

CREATE TRIGGER posts_author_insert AFTER INSERT ON posts BEGIN
    INSERT INTO posts_author (rowid, author) VALUES (new.seq, new.author);
END;

CREATE TRIGGER posts_author_delete AFTER DELETE ON posts BEGIN
    INSERT INTO posts_author (posts_author, rowid, author) VALUES ('delete', old.seq, old.author);
END;

CREATE TRIGGER posts_author_update AFTER UPDATE OF seq, author ON posts BEGIN
    INSERT INTO posts_author (posts_author, rowid, author) VALUES ('delete', old.seq, old.author);
    INSERT INTO posts_author (rowid, author) VALUES (new.seq, new.author);
END;

INSERT INTO posts_author (posts_author) VALUES ('rebuild');

-- rollback

DROP TRIGGER posts_author_insert;
DROP TRIGGER posts_author_delete;
DROP TRIGGER posts_author_update;
DROP TABLE posts_author;

DROP TABLE posts_words;
DROP TABLE posts;
