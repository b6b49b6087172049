// A knowledge base: one SQLite file with documents and what they state (the tables are described in
// schema.cpp).
#pragma once
#include <dossier/store/error.h>

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace dossier {

// An open knowledge base; closes on destruction. Every function of the room that takes one may throw
// StoreError. One thread at a time; other threads and processes open their own, and wait for each other up to
// `patience`.
class KnowledgeBase {
  public:
    struct Options {
        int patience_ms = 30'000;  // how long to wait for another process that writes
        int cache_kb = 32'768;     // of the file, at most, are kept in memory
    };

    // For reading; the file is never created or altered.
    static KnowledgeBase open(const std::string& path, const Options& options);
    static KnowledgeBase open(const std::string& path) { return open(path, Options()); }
    // For writing; a file that is absent or empty becomes a knowledge base, one with an older schema is
    // brought up to date. What is not a knowledge base is left as it is.
    static KnowledgeBase open_or_create(const std::string& path, const Options& options);
    static KnowledgeBase open_or_create(const std::string& path) { return open_or_create(path, Options()); }

    // The same for one that must be there.
    static KnowledgeBase open_to_write(const std::string& path, const Options& options);

    ~KnowledgeBase();
    KnowledgeBase(KnowledgeBase&&) noexcept;
    KnowledgeBase& operator=(KnowledgeBase&&) noexcept;

    const std::string& path() const;

    struct Impl;
    Impl& impl() const { return *impl_; }  // for the room alone

  private:
    explicit KnowledgeBase(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

// What SQLite's integrity and foreign key checks complain about; empty if all is well.
std::vector<std::string> problems_of(const KnowledgeBase& base);

// The whole content but for what it was read with, one row a line, in an order that depends on the content
// alone: equal for knowledge bases that hold the same documents, however they came in. Handed over are some
// lines at a time, each with its end. Of one moment as long as nobody writes meanwhile.
void dump(const KnowledgeBase& base, const std::function<void(std::string_view)>& on_lines);

}  // namespace dossier
