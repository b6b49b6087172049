// Where the readers of formats put what they find. Internal to the room.
#pragma once
#include <dossier/sources/reader.h>

#include <functional>
#include <string>
#include <string_view>
#include <utility>

namespace dossier::sources {

std::string valid_utf8(std::string_view bytes);

// What is known of bytes before they are read.
struct Origin {
    std::string name;                   // path, or path of the archive with the member's behind a "/"
    std::string url, fetched, charset;  // as a transport said; empty if none did
    int depth = 0;                      // archives and messages around it
};

// Hands documents and failures on, with what the options say of documents that do not say it themselves.
class Outlet {
  public:
    Outlet(const SourceOptions& options, const std::function<bool(Document&&)>& on_document,
           const std::function<void(SourceFailure&&)>& on_failure)
        : options_(options), on_document_(on_document), on_failure_(on_failure) {}

    const SourceOptions& options() const { return options_; }
    bool stopped() const { return stopped_; }

    // A document that lacks an id or an origin gets the name of its place.
    void document(Document&& document, const std::string& name);
    void fail(const std::string& name, std::string reason, std::string remedy = {}, bool kept = false) {
        on_failure_({valid_utf8(name), std::move(reason), std::move(remedy), kept});
    }
    void fail_too_large(const std::string& name) {
        fail(name, "larger than " + std::to_string(options_.max_bytes) + " bytes", "split it");
    }

    // Bytes that one input of the walk has grown to by unpacking. False once that is beyond the limit.
    void begin_input() { expanded_ = 0; }
    bool expand(std::uint64_t bytes) { return (expanded_ += bytes) <= options_.max_expanded; }

  private:
    const SourceOptions& options_;
    const std::function<bool(Document&&)>& on_document_;
    const std::function<void(SourceFailure&&)>& on_failure_;
    bool stopped_ = false;
    std::uint64_t expanded_ = 0;
};

}  // namespace dossier::sources
