// What corrections make of the names of a document. Internal to the room.
#pragma once
#include "database.h"

#include <dossier/store/corrections.h>

#include <map>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace dossier::store {

std::vector<Correction> read_corrections(SQLite::Database& database);

class NameRules {
  public:
    using Names = std::map<std::string, std::string>;  // folded to the name in its place

    NameRules() = default;
    // Corrections that contradict each other, as merged knowledge bases may have them, are settled by their
    // texts alone.
    explicit NameRules(std::vector<Correction> corrections);

    const std::vector<Correction>& corrections() const { return corrections_; }  // in order, each once
    bool empty() const { return corrections_.empty(); }
    // Whether any speaks of the document of this id or SHA-256.
    bool speak_of(const std::string& document) const { return by_document_.contains(document); }
    bool speak_of_documents() const { return !by_document_.empty(); }
    // What they say of the document that has all these ids.
    Names of_document(std::span<const std::string> ids) const;
    // The name to count a mention under that reads `written` and that its document takes for `canonical`.
    const std::string& name_of(const std::string& canonical, const std::string& written,
                               const Names& here) const;
    // Whether the two are apart, whatever the document says.
    bool part(const std::string& canonical, const std::string& written) const;
    // All names that they speak of, folded.
    std::set<std::string> folded() const;

  private:
    void join();

    std::vector<Correction> corrections_;
    Names shown_;  // for each name of a group: the one that stands for the group
    std::set<std::pair<std::string, std::string>> apart_;
    std::map<std::string, Names> by_document_;
};

}  // namespace dossier::store
