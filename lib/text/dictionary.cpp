#include "dictionary.h"

#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include <algorithm>

namespace dossier {
namespace {

constexpr std::size_t longest_piece = 32 * 1024;

struct CloseBreaker {
    void operator()(UBreakIterator* i) const { ubrk_close(i); }
};
struct CloseText {
    void operator()(UText* t) const { utext_close(t); }
};

std::size_t whole_characters(std::string_view text, std::size_t bytes) {
    while (bytes < text.size() && (static_cast<unsigned char>(text[bytes]) & 0xC0U) == 0x80U)
        --bytes;
    return bytes;
}

}  // namespace

struct DictionaryBreaker::Handles {
    std::unique_ptr<UBreakIterator, CloseBreaker> breaker;
    std::unique_ptr<UText, CloseText> text;
};

DictionaryBreaker::DictionaryBreaker() = default;
DictionaryBreaker::~DictionaryBreaker() = default;

const std::vector<std::uint32_t>& DictionaryBreaker::ends(std::string_view segment) {
    ends_.clear();
    if (!handles_) open();
    for (std::size_t at = 0; at < segment.size();) {
        const std::string_view rest = segment.substr(at);
        const std::size_t length =
            rest.size() <= longest_piece ? rest.size() : whole_characters(rest, longest_piece);
        cut(rest.substr(0, length), at);
        at += length;
    }
    return ends_;
}

// An iterator of ICU loads its dictionaries as it meets their scripts, and breaks some characters that
// scripts share (such as the prolonged sound mark) otherwise before than after: so it must meet every script
// before any text.
void DictionaryBreaker::open() {
    handles_ = std::make_unique<Handles>();
    UErrorCode error = U_ZERO_ERROR;
    handles_->breaker.reset(ubrk_open(UBRK_WORD, "", nullptr, 0, &error));
    if (U_FAILURE(error)) handles_->breaker.reset();
    for (const char* sample : {"漢字", "한국", "ไทย", "ລາວ", "ខ្មែរ", "မြန်မာ"})
        cut(sample, 0);
    ends_.clear();
}

void DictionaryBreaker::cut(std::string_view piece, std::size_t offset) {
    const auto end = static_cast<std::uint32_t>(offset + piece.size());
    UErrorCode error = U_ZERO_ERROR;
    UText* text =
        utext_openUTF8(handles_->text.get(), piece.data(), static_cast<int64_t>(piece.size()), &error);
    if (!handles_->text) handles_->text.reset(text);
    if (handles_->breaker && U_SUCCESS(error)) {
        ubrk_setUText(handles_->breaker.get(), text, &error);
        if (U_SUCCESS(error)) {
            for (int32_t to = ubrk_next(handles_->breaker.get()); to != UBRK_DONE;
                 to = ubrk_next(handles_->breaker.get()))
                ends_.push_back(static_cast<std::uint32_t>(offset) + static_cast<std::uint32_t>(to));
        }
    }
    if (ends_.empty() || ends_.back() != end) ends_.push_back(end);
}

}  // namespace dossier
