-- The application's SQLite file, as its Drizzle declarations and its hand-written scripts make it.
CREATE TABLE "User" (id TEXT PRIMARY KEY DEFAULT (lower(hex(randomblob(16)))), email VARCHAR(64) NOT NULL, password VARCHAR(64));
CREATE TABLE "Chat" (
    id TEXT PRIMARY KEY DEFAULT (lower(hex(randomblob(16)))), "createdAt" DATETIME DEFAULT CURRENT_TIMESTAMP, title TEXT NOT NULL,
    "userId" TEXT NOT NULL REFERENCES "User" (id), visibility VARCHAR DEFAULT 'private'
);
CREATE TABLE "Message" (
    id TEXT PRIMARY KEY DEFAULT (lower(hex(randomblob(16)))), "chatId" TEXT NOT NULL REFERENCES "Chat" (id), role VARCHAR NOT NULL,
    content TEXT NOT NULL, "createdAt" DATETIME DEFAULT CURRENT_TIMESTAMP
);
CREATE TABLE "Message_v2" (
    id TEXT PRIMARY KEY DEFAULT (lower(hex(randomblob(16)))), "chatId" TEXT NOT NULL REFERENCES "Chat" (id), role VARCHAR NOT NULL,
    parts TEXT NOT NULL, attachments TEXT, "createdAt" DATETIME DEFAULT CURRENT_TIMESTAMP
);
CREATE TABLE "Vote" (
    "chatId" TEXT NOT NULL REFERENCES "Chat" (id), "messageId" TEXT NOT NULL REFERENCES "Message" (id), "isUpvoted" BOOLEAN NOT NULL,
    PRIMARY KEY ("chatId", "messageId")
);
CREATE TABLE "Vote_v2" (
    "chatId" TEXT NOT NULL REFERENCES "Chat" (id), "messageId" TEXT NOT NULL REFERENCES "Message_v2" (id), "isUpvoted" BOOLEAN NOT NULL,
    PRIMARY KEY ("chatId", "messageId")
);
CREATE TABLE "Document" (
    id TEXT NOT NULL DEFAULT (lower(hex(randomblob(16)))), "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP, title TEXT NOT NULL,
    content TEXT, "text" VARCHAR DEFAULT 'text', "userId" TEXT NOT NULL REFERENCES "User" (id), PRIMARY KEY (id, "createdAt")
);
CREATE TABLE "Suggestion" (
    id TEXT PRIMARY KEY DEFAULT (lower(hex(randomblob(16)))), "documentId" TEXT NOT NULL, "documentCreatedAt" DATETIME NOT NULL,
    "originalText" TEXT NOT NULL, "suggestedText" TEXT NOT NULL, description TEXT, "isResolved" BOOLEAN DEFAULT 0,
    "userId" TEXT NOT NULL REFERENCES "User" (id), "createdAt" DATETIME DEFAULT CURRENT_TIMESTAMP,
    FOREIGN KEY ("documentId", "documentCreatedAt") REFERENCES "Document" (id, "createdAt")
);
CREATE TABLE "Stream" (
    id TEXT PRIMARY KEY DEFAULT (lower(hex(randomblob(16)))), "chatId" TEXT NOT NULL REFERENCES "Chat" (id),
    "createdAt" DATETIME DEFAULT CURRENT_TIMESTAMP
);
CREATE TABLE "UserMemory" (
    id TEXT PRIMARY KEY DEFAULT (lower(hex(randomblob(16)))), "userId" TEXT NOT NULL REFERENCES "User" (id),
    category TEXT CHECK (category IN ('preference', 'fact', 'goal', 'skill', 'context', 'other')), content TEXT NOT NULL, confidence REAL DEFAULT 1.0,
    metadata TEXT, "createdAt" DATETIME DEFAULT CURRENT_TIMESTAMP, "updatedAt" DATETIME, "sourceSessionId" TEXT REFERENCES "Chat" (id)
);
CREATE TABLE "UploadedFile" (
    id TEXT PRIMARY KEY DEFAULT (lower(hex(randomblob(16)))), "userId" TEXT NOT NULL REFERENCES "User" (id), "chatId" TEXT REFERENCES "Chat" (id),
    filename TEXT NOT NULL, "fileType" TEXT NOT NULL, "mimeType" TEXT NOT NULL, size INTEGER NOT NULL, "processedContent" TEXT, metadata TEXT,
    "uploadedAt" DATETIME DEFAULT CURRENT_TIMESTAMP
);
CREATE TABLE "SearchCache" (
    id TEXT PRIMARY KEY DEFAULT (lower(hex(randomblob(16)))), query TEXT NOT NULL, results TEXT NOT NULL, "searchEngine" TEXT DEFAULT 'brave',
    "createdAt" DATETIME DEFAULT CURRENT_TIMESTAMP, "expiresAt" DATETIME NOT NULL
);
