// Documents and their facts into a knowledge base.
#pragma once
#include <dossier/facts/facts.h>
#include <dossier/store/corrections.h>
#include <dossier/store/inputs.h>
#include <dossier/store/knowledge_base.h>
#include <dossier/store/prepared.h>
#include <dossier/store/versions.h>
#include <dossier/text/document.h>

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace dossier {

// Says whether a document would bring anything but one more place it was read from.
//
// A document is its text: the same text from two places is one document with two sources. What it is read as
// (its language, and the date it speaks from) is what the first of its sources by published date, language,
// id says, a source that knows a date going before one that does not; thus the order of arrival does not
// matter, and a text has to be extracted anew only when a source arrives that goes before all others and
// differs in language or date.
class KnownDocuments {
  public:
    explicit KnownDocuments(KnowledgeBase base);  // one thread at a time
    ~KnownDocuments();
    bool needs_facts(const Document& document) { return look(document) == Look::needs_facts; }

    enum class Look {
        needs_facts,  // writing it takes its facts
        new_place,    // its text is there and read as it would be; the place it comes from is new
        nothing_new,  // writing it would change nothing
    };
    Look look(const Document& document);

  private:
    struct State;
    std::unique_ptr<State> state_;
};

// What to write: a document, and the facts extracted from this very Document (of its text, lang and
// published).
struct Entry {
    Document document;
    std::optional<Facts> facts;          // absent where needs_facts() said no
    std::string patterns{};              // the fingerprint of what they were read with; empty if unknown
    std::optional<Prepared> prepared{};  // of the document; absent: the writer works it out
};

// What could not be read, or not in full. A trouble of an origin is over once a document comes from it, but
// for those that its document was kept in spite of.
struct Trouble {
    std::string origin, reason;
    bool kept = false;  // the document is there without what the reason names
};

enum class Outcome {
    added,     // a new document
    known,     // its text was there; a new source is recorded, if it is new
    replaced,  // its text was there, and the facts are now those of this source (see above)
    no_facts,  // not written: facts are needed and were not given (another process removed the document
               // meanwhile)
};

// Keeps prepared statements; borrows the knowledge base, which must outlive it. One thread at a time.
class Writer {
  public:
    explicit Writer(KnowledgeBase& base);
    ~Writer();
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;

    // What is written between these two goes into one transaction: all of it is in afterwards, or, when
    // anything in between throws, nothing. Others cannot write meanwhile, and readers do not see it. Each
    // open() is followed by one commit().
    void open();
    void commit();

    // All entries in one transaction, that of open() if one is open: all are in afterwards, or, when it
    // throws StoreError, none of the transaction. `inputs` are the files that are read to the end with this
    // batch; none is remembered where an entry got no_facts. A file that was one text and is another one now
    // replaces it: the old text goes to the old versions, with none of its facts, unless it was read from
    // elsewhere too.
    std::vector<Outcome> write(std::span<const Entry> batch, std::span<const Trouble> troubles = {},
                               std::span<const InputFile> inputs = {});
    // Facts anew for documents that are there; what is not there is passed over. One transaction. How many
    // were written.
    std::size_t rewrite(std::span<const Entry> batch);
    // Puts corrections in the place of those that were there, and applies them to all documents: whatever the
    // order, the knowledge base is as if it had been written with them from the start. How many documents
    // they touched, now or before. One transaction.
    std::size_t correct(std::vector<Correction> corrections);
    // Deletes what nothing points to any more after much was rewritten. One transaction.
    void tidy();
    // Old versions from another knowledge base. Each takes its text out of the documents where that stands
    // under no other id and what came next is there. One transaction.
    void write_old(std::span<const OldVersion> versions);

    const KnowledgeBase& base() const;
    // How many texts have become old versions by this writer.
    std::int64_t versions_replaced() const;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace dossier
