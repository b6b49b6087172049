// One JSONL record to a document. Internal to the room.
#pragma once
#include <dossier/text/document.h>

#include <memory>
#include <string>
#include <vector>

namespace dossier::sources {

struct Record {
    bool usable = false;  // `document` is good
    Document document;    // id, lang, published, title, text as the record says; origin is the "url"
    std::vector<std::string> problems;  // why it is not usable, or which fields were left out
};

// Keeps the JSON parser's buffers between lines. A record is an object with at least a string "text"; "id"
// (string or number), "lang", "published" (ISO date or date-time), "title" and "url" are optional, null is
// absent, other keys are left alone.
class RecordParser {
  public:
    RecordParser();
    ~RecordParser();
    Record parse(std::string& line);  // the line's storage may grow, its bytes stay

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace dossier::sources
