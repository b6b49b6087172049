// Which documents name what. For checking.
#pragma once
#include <dossier/store/knowledge_base.h>

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace dossier {

struct EntityKey {
    std::string folded;  // as fold_name gives it; any of the entity's names
    std::string iso;     // ISO 3166-1 alpha-2; if given, `folded` is not asked for
};

// Which documents name entities. It remembers those of each entity that it was asked for.
class NamingDocuments {
  public:
    explicit NamingDocuments(const KnowledgeBase& base);
    ~NamingDocuments();
    // SHA-256 of documents that name some of the entities, those that name most of them first, then by their
    // hashes; at most `limit`.
    std::vector<std::string> of(const std::vector<EntityKey>& entities, std::size_t limit);

  private:
    struct State;
    std::unique_ptr<State> state_;
};

// SHA-256 of documents that have some of the phrases, words in a row, as the index of words has them; those
// that say most of them, and the rarest, first. None where the knowledge base has no such index.
std::vector<std::string> documents_saying(const KnowledgeBase& base, const std::vector<std::string>& phrases,
                                          std::size_t limit);

// The entities that have this name, as name or alias, with the code of those that are a country or its
// government. Empty if none has.
class KnownNames {
  public:
    explicit KnownNames(const KnowledgeBase& base);
    ~KnownNames();
    std::vector<EntityKey> entities(const std::string& folded);

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace dossier
