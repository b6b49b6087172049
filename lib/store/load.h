// Documents and their facts back out of a knowledge base.
#pragma once
#include <dossier/facts/facts.h>
#include <dossier/store/knowledge_base.h>
#include <dossier/store/query.h>
#include <dossier/text/document.h>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dossier {

struct StoredDocument {
    Document document;
    std::string sha256;
    Facts facts;           // as they were written
    std::string patterns;  // the fingerprint of what they were read with; empty if unknown
};

// The SHA-256 of the documents that `name` may mean, by id: a document's id or origin (of any of its
// sources), or the first six or more hex digits of its hash.
std::vector<std::string> documents_named(const KnowledgeBase& base, const std::string& name);

// Many documents, one after the other; the knowledge base must outlive it.
class DocumentLoader {
  public:
    enum class Moment {
        each,  // each document as it is when it is asked for
        one,   // all as they are when the first is asked for, which is faster; so is whatever else is read
               // from this knowledge base meanwhile, and nothing can be written by it
    };
    explicit DocumentLoader(const KnowledgeBase& base, Moment moment = Moment::each);
    ~DocumentLoader();
    std::optional<StoredDocument> load(const std::string& sha256);

  private:
    struct State;
    std::unique_ptr<State> state_;
};

// The documents whose language and fingerprint of patterns (see StoredDocument) `wanted` says yes to, as they
// were read, without facts, in the order of their ids. Ends when `on_document` returns false.
void each_document_read_with(
    const KnowledgeBase& base,
    const std::function<bool(const std::string& lang, const std::string& patterns)>& wanted,
    const std::function<bool(Document&&)>& on_document);

// The texts of many documents, one after the other; the knowledge base must outlive it.
class TextLoader {
  public:
    explicit TextLoader(const KnowledgeBase& base);
    ~TextLoader();
    // Of all that have this id.
    std::vector<std::string> load(const std::string& id);

  private:
    struct State;
    std::unique_ptr<State> state_;
};

std::optional<StoredDocument> load_document(const KnowledgeBase& base, const std::string& sha256);

// The documents of the filter that are there, in the order of their ids.
void each_document(const KnowledgeBase& base, const Filter& filter,
                   const std::function<void(const StoredDocument&)>& on_document);

// The hashes of the same, in that order.
std::vector<std::string> document_hashes(const KnowledgeBase& base, const Filter& filter);

// The same documents, made into text by several threads, each with a connection of its own; what `render`
// gives is handed on in their order, by the calling thread.
using DocumentRenderer = std::function<std::string(const StoredDocument&)>;
void render_documents(const KnowledgeBase& base, const Filter& filter, const DocumentRenderer& render,
                      const std::function<void(std::string_view)>& on_text);

}  // namespace dossier
