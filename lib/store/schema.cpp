#include "schema.h"
#include "schema_7.h"
#include "schema_functions.h"

#include <SQLiteCpp/Database.h>

#include <string>

namespace dossier::store {
namespace {

// Version 1. Unknown is NULL everywhere but in keys. Spans are code points: substr(text, start + 1, end -
// start).
constexpr char version_1[] = R"sql(
-- Documents: one row a text, whatever the number of places it was read from.
CREATE TABLE documents (
    document   INTEGER PRIMARY KEY,       -- the first 63 bits of sha256
    sha256     TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64),  -- of text, as UTF-8
    id         TEXT NOT NULL,             -- path or record id, of the first source by the order of document_sources
    lang       TEXT,                      -- BCP 47
    published  TEXT,                      -- YYYY-MM-DD
    title      TEXT,
    origin     TEXT NOT NULL,             -- where the bytes came from
    characters INTEGER NOT NULL,
    bytes      INTEGER NOT NULL,          -- of text
    replaced   INTEGER NOT NULL,          -- sequences that made no sense and became U+FFFD
    patterns   TEXT,                      -- the pattern library that read it
    text       TEXT NOT NULL
) STRICT;
CREATE INDEX documents_by_id ON documents (id);
CREATE INDEX documents_by_published ON documents (published);

-- Every place a document was read from, with what that place said of it ('' is unknown).
CREATE TABLE document_sources (
    document  INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    published TEXT NOT NULL,
    lang      TEXT NOT NULL,
    id        TEXT NOT NULL,
    origin    TEXT NOT NULL,
    title     TEXT NOT NULL,
    PRIMARY KEY (document, published, lang, id, origin, title)
) STRICT, WITHOUT ROWID;
CREATE INDEX document_sources_by_id ON document_sources (id);
CREATE INDEX document_sources_by_origin ON document_sources (origin);

-- Statements: one row for each mention of a fact; n counts them in the order of the text.
CREATE TABLE statements (
    document   INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    n          INTEGER NOT NULL,
    kind       TEXT NOT NULL CHECK (kind IN ('entity', 'money', 'percent', 'date', 'quantity', 'deal')),
    start      INTEGER NOT NULL,
    end        INTEGER NOT NULL CHECK (end >= start),
    quote      TEXT NOT NULL,
    rule       TEXT NOT NULL,             -- the pattern that fired
    confidence REAL NOT NULL,             -- 0 to 1
    PRIMARY KEY (document, n)
) STRICT, WITHOUT ROWID;

-- Values are exact decimals as text; the columns in _real are their nearest doubles, for sorting and comparing.
CREATE TABLE money (
    document         INTEGER NOT NULL,
    n                INTEGER NOT NULL,
    amount           TEXT,                -- whole units; NULL for "millions of dollars"
    amount_real      REAL,
    currency         TEXT,                -- ISO 4217
    currency_assumed INTEGER NOT NULL,    -- 1: "$" read as USD for want of better
    low              TEXT,                -- bounds: "over 2,000" has low, "up to $5m" has high
    high             TEXT,
    approximate      INTEGER NOT NULL,
    per              TEXT,                -- "barrel", "share" for a unit price
    PRIMARY KEY (document, n),
    FOREIGN KEY (document, n) REFERENCES statements ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX money_by_amount ON money (currency, amount_real);

CREATE TABLE percents (
    document    INTEGER NOT NULL,
    n           INTEGER NOT NULL,
    value       TEXT,
    value_real  REAL,
    unit        TEXT,                     -- percent, percentage point, basis point
    low         TEXT,
    high        TEXT,
    approximate INTEGER NOT NULL,
    PRIMARY KEY (document, n),
    FOREIGN KEY (document, n) REFERENCES statements ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE quantities (
    document    INTEGER NOT NULL,
    n           INTEGER NOT NULL,
    value       TEXT,
    value_real  REAL,
    unit        TEXT,                     -- what is counted, or the measure
    si_factor   TEXT,                     -- value * si_factor is in si_unit
    si_unit     TEXT,
    low         TEXT,
    high        TEXT,
    approximate INTEGER NOT NULL,
    PRIMARY KEY (document, n),
    FOREIGN KEY (document, n) REFERENCES statements ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE dates (
    document  INTEGER NOT NULL,
    n         INTEGER NOT NULL,
    value     TEXT,                       -- TIMEX3 / ISO 8601
    modifier  TEXT,                       -- TIMEX3 mod
    invalid   INTEGER NOT NULL,           -- 1: no such day
    first_day TEXT,                       -- the days that value covers, where it has a place in the calendar
    last_day  TEXT,
    PRIMARY KEY (document, n),
    FOREIGN KEY (document, n) REFERENCES statements ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX dates_by_day ON dates (first_day);

-- Entities: the same type and the same name (compared by Unicode case folding) are one, in all documents, unless
-- corrections say otherwise.
-- name, subtype and iso are those that most mentions give.
CREATE TABLE entities (
    entity  INTEGER PRIMARY KEY,          -- from a hash of type and folded name
    type    TEXT NOT NULL,
    name    TEXT NOT NULL,
    folded  TEXT NOT NULL,
    subtype TEXT,
    iso     TEXT,                         -- ISO 3166-1 alpha-2 of a country or its government
    UNIQUE (type, folded)
) STRICT;
CREATE INDEX entities_by_folded ON entities (folded);

-- Each mention keeps what its own document says, so that joining can be undone.
CREATE TABLE mentions (
    document  INTEGER NOT NULL,
    n         INTEGER NOT NULL,
    entity    INTEGER NOT NULL REFERENCES entities,
    canonical TEXT NOT NULL,              -- the fullest name in this document
    subtype   TEXT,
    iso       TEXT,
    PRIMARY KEY (document, n),
    FOREIGN KEY (document, n) REFERENCES statements ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX mentions_by_entity ON mentions (entity, document);
CREATE INDEX mentions_by_iso ON mentions (iso, document) WHERE iso IS NOT NULL;

-- The forms in which an entity is named, and how often.
CREATE TABLE aliases (
    entity   INTEGER NOT NULL REFERENCES entities ON DELETE CASCADE,
    name     TEXT NOT NULL,
    folded   TEXT NOT NULL,
    mentions INTEGER NOT NULL,
    PRIMARY KEY (entity, name)
) STRICT, WITHOUT ROWID;
CREATE INDEX aliases_by_folded ON aliases (folded);

-- The ways in which its mentions were read ('' is unknown), and how often.
CREATE TABLE entity_readings (
    entity    INTEGER NOT NULL REFERENCES entities ON DELETE CASCADE,
    canonical TEXT NOT NULL,
    subtype   TEXT NOT NULL,
    iso       TEXT NOT NULL,
    mentions  INTEGER NOT NULL,
    PRIMARY KEY (entity, canonical, subtype, iso)
) STRICT, WITHOUT ROWID;

CREATE TABLE deals (
    document      INTEGER NOT NULL,
    n             INTEGER NOT NULL,
    type          TEXT NOT NULL,          -- contract, acquisition, loan, grant, investment, agreement
    status        TEXT NOT NULL,          -- proposed, agreed, completed, rejected, cancelled
    amount        TEXT,
    amount_real   REAL,
    currency      TEXT,
    date          TEXT,                   -- TIMEX3 / ISO 8601
    first_day     TEXT,
    last_day      TEXT,
    subject       TEXT,
    hedged        INTEGER NOT NULL,       -- 1: only rumoured, considered, claimed
    attributed_to TEXT,                   -- by whom
    PRIMARY KEY (document, n),
    FOREIGN KEY (document, n) REFERENCES statements ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE deal_parties (
    document INTEGER NOT NULL,
    n        INTEGER NOT NULL,
    position INTEGER NOT NULL,
    role     TEXT NOT NULL,               -- contractor, client, buyer, seller, target, lender, …
    name     TEXT NOT NULL,
    folded   TEXT NOT NULL,
    iso      TEXT,
    entity   INTEGER REFERENCES entities, -- where the document mentions it as an entity
    PRIMARY KEY (document, n, position),
    FOREIGN KEY (document, n) REFERENCES deals ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX deal_parties_by_entity ON deal_parties (entity);
CREATE INDEX deal_parties_by_folded ON deal_parties (folded);

-- Every pattern that had a part in a deal.
CREATE TABLE deal_rules (
    document INTEGER NOT NULL,
    n        INTEGER NOT NULL,
    position INTEGER NOT NULL,
    rule     TEXT NOT NULL,
    PRIMARY KEY (document, n, position),
    FOREIGN KEY (document, n) REFERENCES deals ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- What was met in a document and could not be read in full.
CREATE TABLE notices (
    document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    position INTEGER NOT NULL,
    start    INTEGER NOT NULL,
    end      INTEGER NOT NULL,
    what     TEXT NOT NULL,
    PRIMARY KEY (document, position)
) STRICT, WITHOUT ROWID;

-- Deals with their parties in one line.
--   SELECT date, parties, amount, currency FROM deal_list WHERE status = 'agreed' ORDER BY amount_real DESC LIMIT 10;
CREATE VIEW deal_list AS
SELECT d.id AS source, d.published, x.type, x.status, x.hedged, x.date,
       (SELECT group_concat(line, '; ') FROM (SELECT p.role || ': ' || p.name AS line FROM deal_parties p
         WHERE p.document = x.document AND p.n = x.n ORDER BY p.position)) AS parties,
       x.amount, x.amount_real, x.currency, x.subject, s.quote, s.rule, x.document, x.n
FROM deals x JOIN statements s USING (document, n) JOIN documents d USING (document);

-- Amounts with the quote and the document they stand in.
--   SELECT source, quote FROM money_list WHERE currency = 'EUR' AND amount_real >= 1e9;
CREATE VIEW money_list AS
SELECT d.id AS source, d.published, m.amount, m.amount_real, m.currency, m.low, m.high, m.approximate, m.per, s.quote,
       substr(d.text, max(s.start - 60, 0) + 1, s.end - max(s.start - 60, 0) + 60) AS context, s.rule, m.document, m.n
FROM money m JOIN statements s USING (document, n) JOIN documents d USING (document);

-- Entities with the number of their mentions and of the documents that name them.
--   SELECT name, mentions, documents FROM entity_list WHERE type = 'organization' ORDER BY mentions DESC LIMIT 10;
CREATE VIEW entity_list AS
SELECT e.name, e.type, e.subtype, e.iso, count(*) AS mentions, count(DISTINCT m.document) AS documents, e.entity
FROM entities e JOIN mentions m USING (entity) GROUP BY e.entity;

-- Deals counted and added up. Never add over status or hedged: a rejected or rumoured deal is no signed one.
--   SELECT currency, total FROM deal_totals WHERE status IN ('agreed', 'completed') AND NOT hedged;
CREATE VIEW deal_totals AS
SELECT type, status, hedged, currency, count(*) AS deals, sum(amount_real) AS total
FROM deals GROUP BY type, status, hedged, currency;
)sql";

// Version 2: who wrote a document and where it stands; what could not be read.
constexpr char version_2[] = R"sql(
ALTER TABLE documents ADD COLUMN author TEXT;
ALTER TABLE documents ADD COLUMN url TEXT;  -- canonical address

-- What was read not at all, or not in full.
CREATE TABLE troubles (
    origin TEXT NOT NULL,                 -- path, path:line, "-"
    reason TEXT NOT NULL,
    kept   INTEGER NOT NULL,              -- 1: the document is there without what the reason names
    PRIMARY KEY (origin, reason)
) STRICT, WITHOUT ROWID;
)sql";

// Version 3: what need not be opened again; versions of a document.
constexpr char version_3[] = R"sql(
-- Files as they lay there when they were last read to the end; one that has not changed since is passed over. This
-- is a memory of the place where a knowledge base is kept, not content: no dump shows it and no merge takes it along.
CREATE TABLE inputs (
    path      TEXT PRIMARY KEY,           -- as it was given
    size      INTEGER NOT NULL,
    modified  INTEGER NOT NULL,           -- nanoseconds since 1970
    changed   INTEGER NOT NULL,           -- of the inode
    inode     INTEGER NOT NULL,
    reading   TEXT NOT NULL,              -- the options it was read with
    documents INTEGER NOT NULL,           -- what was read from it
    failures  INTEGER NOT NULL,           -- what could not be read
    place     TEXT NOT NULL,              -- the path from the root on
    sha256    TEXT                        -- of the text, where the file is one document
) STRICT, WITHOUT ROWID;

-- Texts that stood where another stands now. They state nothing any more: facts are those of current texts.
CREATE TABLE old_versions (
    id         TEXT NOT NULL,             -- of the document, then and now
    sha256     TEXT NOT NULL,             -- of text
    successor  TEXT NOT NULL,             -- sha256 of the text that came next
    lang       TEXT,
    published  TEXT,
    title      TEXT,
    author     TEXT,
    url        TEXT,
    origin     TEXT NOT NULL,
    characters INTEGER NOT NULL,
    text       TEXT NOT NULL,
    PRIMARY KEY (id, sha256)
) STRICT;
)sql";

// Version 4: values told in a row.
constexpr char version_4[] = R"sql(
-- What a money, percent, date or quantity is the figure of, where the text tells several in a row, each to its own:
-- 'A and B rose 3 and 2 percent, respectively'.
ALTER TABLE statements ADD COLUMN belongs_to TEXT;
)sql";

// Version 5: corrections.
constexpr char version_5[] = R"sql(
-- Corrections by hand, applied to all mentions: entities are what they make of the names that documents give.
CREATE TABLE corrections (
    kind     TEXT NOT NULL CHECK (kind IN ('same', 'rename', 'not same')),
    name     TEXT NOT NULL,
    other    TEXT NOT NULL,               -- same, rename: is `name`; not same: is not
    document TEXT NOT NULL,               -- not same: what this document (id or sha256) calls `name` is `other`; or ''
    PRIMARY KEY (kind, name, other, document)
) STRICT, WITHOUT ROWID;
)sql";

// Version 8: in the index of words the text stands before the title, because FTS5 writes two bytes more for
// each word of any column but the first. Whoever opens the knowledge base to write makes the index anew (see
// search_index.h).
constexpr char version_8[] = R"sql(
DROP TABLE IF EXISTS documents_fts;
DROP TABLE IF EXISTS documents_fts_reading;
)sql";

const Migration steps[] = {{1, version_1}, {2, version_2},   {3, version_3},   {4, version_4},
                           {5, version_5}, {6, version_6()}, {7, version_7()}, {8, version_8}};

}  // namespace

std::span<const Migration> migrations() {
    return steps;
}

int schema_version() {
    return migrations().back().to;
}

void migrate(SQLite::Database& database, int from, std::span<const Migration> all) {
    add_functions(database);
    for (const Migration& step : all) {
        if (step.to <= from) continue;
        database.exec(step.sql);
        database.exec("PRAGMA user_version = " + std::to_string(step.to));
    }
}

}  // namespace dossier::store
