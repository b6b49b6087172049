#include "abbreviations.h"
#include "text_data.h"

#include <unicode/unistr.h>
#include <unicode/ures.h>
#include <unicode/utypes.h>

#include <memory>

namespace dossier {
namespace {

struct CloseBundle {
    void operator()(UResourceBundle* b) const { ures_close(b); }
};
using Bundle = std::unique_ptr<UResourceBundle, CloseBundle>;

// The next word of `line`, which loses it; empty at the end.
std::string_view take_word(std::string_view& line) {
    const std::size_t begin = line.find_first_not_of(" \t\r");
    if (begin == line.npos) return line = {};
    line.remove_prefix(begin);
    const std::string_view word = line.substr(0, line.find_first_of(" \t\r"));
    line.remove_prefix(word.size());
    return word;
}

std::string_view without_stop(std::string_view word) {
    if (word.size() > 1 && word.back() == '.') word.remove_suffix(1);
    return word;
}

}  // namespace

Abbreviations::Abbreviations(std::string_view lang) {
    read_suppressions(lang);
    read_ours(lang, text_data::abbreviations);
}

void Abbreviations::read_suppressions(std::string_view lang) {
    UErrorCode error = U_ZERO_ERROR;
    const Bundle breaks(ures_open(U_ICUDATA_NAME "-brkitr", std::string(lang).c_str(), &error));
    if (error != U_ZERO_ERROR) return;  // also where ICU would take the machine's own language instead
    const Bundle exceptions(ures_getByKey(breaks.get(), "exceptions", nullptr, &error));
    const Bundle list(ures_getByKey(exceptions.get(), "SentenceBreak", nullptr, &error));
    if (U_FAILURE(error)) return;
    for (int32_t i = 0, n = ures_getSize(list.get()); i < n; ++i) {
        int32_t length = 0;
        const UChar* text = ures_getStringByIndex(list.get(), i, &length, &error);
        if (U_FAILURE(error)) return;
        std::string utf8;
        icu::UnicodeString(false, text, length).toUTF8String(utf8);
        for (std::string_view rest = utf8, word; !(word = take_word(rest)).empty();)
            words_.try_emplace(std::string(without_stop(word)), Abbreviation::plain);
    }
}

void Abbreviations::read_ours(std::string_view lang, std::string_view data) {
    while (!data.empty()) {
        const std::string_view line = data.substr(0, data.find('\n'));
        data.remove_prefix(std::min(line.size() + 1, data.size()));
        if (!line.empty() && line.front() != '#') read_line(lang, line);
    }
}

void Abbreviations::read_line(std::string_view lang, std::string_view line) {
    const std::string_view of_language = take_word(line);
    if (of_language != "*" && of_language != lang) return;
    const std::string_view kind = take_word(line);
    if (kind == "ordinals") ordinal_stops_ = true;
    for (std::string_view word; !(word = take_word(line)).empty();) {
        const std::string key(without_stop(word));
        if (kind == "name") words_[key] = Abbreviation::name;
        if (kind == "plain") words_[key] = Abbreviation::plain;
        if (kind == "number") words_[key] = Abbreviation::number;
        if (kind == "word") words_.erase(key);
        if (kind == "start") starters_[key] = true;
    }
}

Abbreviation Abbreviations::of(std::string_view word) const {
    const auto found = words_.find(word);
    return found == words_.end() ? Abbreviation::none : found->second;
}

bool Abbreviations::starts_sentence(std::string_view word) const {
    return starters_.find(word) != starters_.end();
}

}  // namespace dossier
