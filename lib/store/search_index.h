// The index of words, kept beside the documents. Internal to the room.
//
// It is an FTS5 table without content of its own, of words that ICU has already taken apart: it needs no
// tokenizer but SQLite's own, so that the sqlite3 shell and Datasette can search it too,
//   SELECT d.id FROM documents_fts f JOIN documents d ON d.document = f.rowid WHERE documents_fts MATCH 'port
//   loan'
// It is filled in the transaction that writes a document, because whoever only reads could not fill it. What
// it holds follows from the documents; it is no part of the content of a knowledge base (see dump).
#pragma once
#include "database.h"
#include "search_words.h"

#include <dossier/store/prepared.h>

#include <cstdint>
#include <string>

namespace dossier::store {

// False where a document may be missing in it, or its words were taken apart by other rules.
bool search_index_is_current(SQLite::Database& database);

// For readers: there is one, maybe of another ICU, which tells apart a few words of a few scripts otherwise.
bool has_search_index(SQLite::Database& database);

// Makes it anew from the documents, inside the caller's transaction.
void make_search_index(SQLite::Database& database);

// Keeps it as documents come and change their title.
class SearchIndex {
  public:
    explicit SearchIndex(SQLite::Database& database);
    void add(std::int64_t document, const IndexedWords& words);
    void add(std::int64_t document, const std::string& title, const std::string& text);
    void retitle(std::int64_t document, const std::string& before, const std::string& title,
                 const std::string& text);
    void remove(std::int64_t document, const std::string& title, const std::string& text);

  private:
    WordReader words_;
    SQLite::Statement add_, remove_;
};

}  // namespace dossier::store
