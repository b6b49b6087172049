// Words of the scripts that are written without spaces, by ICU's dictionaries.
#pragma once
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace dossier {

// Keeps a break iterator, made when first used. Not safe to share.
class DictionaryBreaker {
  public:
    DictionaryBreaker();
    ~DictionaryBreaker();
    DictionaryBreaker(const DictionaryBreaker&) = delete;
    DictionaryBreaker& operator=(const DictionaryBreaker&) = delete;

    // Ends of the words of one word-break segment, ascending, the last the segment's own. Segments beyond 32
    // KiB are cut up first to bound ICU's memory: there alone boundaries may differ from ICU's. The result is
    // valid until the next call. Without ICU's data the segment stays whole.
    const std::vector<std::uint32_t>& ends(std::string_view segment);

  private:
    void open();
    void cut(std::string_view piece, std::size_t offset);
    struct Handles;
    std::unique_ptr<Handles> handles_;
    std::vector<std::uint32_t> ends_;
};

}  // namespace dossier
