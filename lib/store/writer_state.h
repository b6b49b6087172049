// What a Writer keeps between calls. Internal to the room.
#pragma once
#include "fact_writer.h"
#include "pending_rows.h"
#include "search_index.h"
#include "stored.h"

#include <dossier/store/load.h>
#include <dossier/store/writer.h>

#include <SQLiteCpp/Transaction.h>

#include <array>
#include <optional>
#include <string>

namespace dossier {

struct Writer::State {
    explicit State(KnowledgeBase& base);

    SQLite::Database& db() { return base.impl().database; }

    void flush();
    Outcome write(const Entry& entry);
    void add(const std::string& sha256, const Entry& entry);
    void write_known(const store::Stored& there, const Entry& entry, bool anew);
    void lead_with(const store::Stored& there, const Document& document);
    void add_source(SQLite::Statement& to, std::int64_t row, const Document& document);
    std::optional<std::int64_t> origin_of(const Document& document);
    std::optional<std::int64_t> patterns_of(const Entry& entry);
    void say_facts(std::int64_t row, const Entry& entry);
    Facts facts_of(const std::string& sha256);
    std::size_t apply(store::NameRules next);
    bool rewrite(const Entry& entry);
    void remember(const InputFile& file);
    void retire(const std::string& id, const std::string& sha256, const std::string& successor);
    void begin();
    void forget();

    void open();
    void commit();

    // All that `work` writes, or nothing.
    template <class Work>
    void in_one_transaction(Work&& work) {
        or_nothing([&] {
            const bool alone = !transaction;
            if (alone) open();
            work();
            if (alone) commit();
        });
    }
    template <class Work>
    void or_nothing(Work&& work) {
        try {
            work();
        } catch (...) {
            transaction.reset();
            forget();
            data_version = -1;
            throw;
        }
    }

    KnowledgeBase& base;
    SQLite::Statement leading, insert;
    store::PendingRows texts;
    SQLite::Statement lead, reread, source, no_source, trouble, overcome;
    SQLite::Statement input, input_before, only_there, keep, adopt;
    std::array<SQLite::Statement, 3> drops;
    SQLite::Statement others_wrote, any_old, any_trouble, correction, naming, no_longer_old;
    bool has_old = true, has_troubles = true;  // or may have
    std::int64_t versions_replaced = 0, data_version = -1;
    store::NameRules rules;
    DocumentLoader loader;
    store::FactWriter facts;
    store::SearchIndex words;
    std::optional<SQLite::Transaction> transaction;
};

}  // namespace dossier
