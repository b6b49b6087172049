#include "search_index.h"

namespace dossier::store {
namespace {

// tokenize = ascii: ends words at ASCII that is no letter or digit, and leaves all else as it is.
constexpr const char* tables =
    "DROP TABLE IF EXISTS documents_fts; DROP TABLE IF EXISTS documents_fts_reading; "
    "CREATE VIRTUAL TABLE documents_fts USING fts5(text, title, content = '', tokenize = 'ascii'); "
    // So that a batch is written in few pieces: each is read and written again when pieces are joined.
    "INSERT INTO documents_fts (documents_fts, rank) VALUES ('hashsize', 4194304); "
    // So that each is written again but a few times as the index grows: a question looks into them all.
    "INSERT INTO documents_fts (documents_fts, rank) VALUES ('automerge', 16); "
    "INSERT INTO documents_fts (documents_fts, rank) VALUES ('crisismerge', 32); "
    "CREATE TABLE documents_fts_reading (words TEXT NOT NULL) STRICT";

}  // namespace

bool has_search_index(SQLite::Database& database) {
    return database.tableExists("documents_fts_reading");
}

bool search_index_is_current(SQLite::Database& database) {
    if (!has_search_index(database)) return false;
    SQLite::Statement look(database,
                           "SELECT (SELECT words FROM documents_fts_reading) IS ? AND (SELECT count(*) FROM "
                           "document_heads) = (SELECT count(*) FROM documents_fts_docsize)");
    look.bind(1, word_reading());
    return look.executeStep() && look.getColumn(0).getInt() != 0;
}

void make_search_index(SQLite::Database& database) {
    database.exec(tables);
    SQLite::Statement reading(database, "INSERT INTO documents_fts_reading VALUES (?)");
    run(reading, Text{word_reading()});
    SearchIndex index(database);
    SQLite::Statement row(database,
                          "SELECT document, ifnull(title, ''), text FROM documents ORDER BY document");
    while (row.executeStep())
        index.add(row.getColumn(0), text_at(row, 1), text_at(row, 2));
}

SearchIndex::SearchIndex(SQLite::Database& database)
    : add_(database, "INSERT INTO documents_fts (rowid, text, title) VALUES (?, ?, ?)"),
      remove_(database,
              "INSERT INTO documents_fts (documents_fts, rowid, text, title) VALUES ('delete', ?, ?, ?)") {}

void SearchIndex::add(std::int64_t document, const IndexedWords& words) {
    run(add_, document, Text{words.text}, Text{words.title});
}

void SearchIndex::add(std::int64_t document, const std::string& title, const std::string& text) {
    add(document, {words_.joined(title), words_.joined(text)});
}

void SearchIndex::retitle(std::int64_t document, const std::string& before, const std::string& title,
                          const std::string& text) {
    const std::string old_words = words_.joined(before), title_words = words_.joined(title);
    if (old_words == title_words) return;
    const std::string words = words_.joined(text);
    run(remove_, document, Text{words}, Text{old_words});
    run(add_, document, Text{words}, Text{title_words});
}

void SearchIndex::remove(std::int64_t document, const std::string& title, const std::string& text) {
    const std::string title_words = words_.joined(title), words = words_.joined(text);
    run(remove_, document, Text{words}, Text{title_words});
}

}  // namespace dossier::store
