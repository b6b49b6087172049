#include "search_words.h"

#include <unicode/brkiter.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utext.h>
#include <unicode/utf8.h>

#include <array>
#include <stdexcept>

namespace dossier::store {
namespace {

void check(UErrorCode status, const char* what) {
    if (U_FAILURE(status)) throw std::runtime_error(std::string("ICU gives no ") + what);
}

bool is_ascii(std::string_view text) {
    for (const char c : text)
        if ((c & 0x80) != 0) return false;
    return true;
}

bool is_ascii_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool stands_alone(UChar32 c) {
    UErrorCode status = U_ZERO_ERROR;
    const UScriptCode script = uscript_getScript(c, &status);
    return script == USCRIPT_HAN || script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA;
}

bool is_part(UChar32 c) {
    return u_isalnum(c) || (U_GET_GC_MASK(c) & (U_GC_M_MASK | U_GC_CF_MASK)) != 0;
}

class Folder {
  public:
    Folder() {
        UErrorCode status = U_ZERO_ERROR;
        casefold_ = icu::Normalizer2::getNFKCCasefoldInstance(status);
        decompose_ = icu::Normalizer2::getNFDInstance(status);
        compose_ = icu::Normalizer2::getNFCInstance(status);
        check(status, "case folding");
    }

    void fold(std::string_view word, std::string& out) const {
        if (!is_ascii(word)) return fold_any(word, out);
        for (const char c : word)
            out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }

  private:
    void fold_any(std::string_view word, std::string& out) const {
        UErrorCode status = U_ZERO_ERROR;
        const auto utf16 =
            icu::UnicodeString::fromUTF8({word.data(), static_cast<std::int32_t>(word.size())});
        const icu::UnicodeString apart = decompose_->normalize(casefold_->normalize(utf16, status), status);
        icu::UnicodeString bare;
        UScriptCode script = USCRIPT_COMMON;
        for (std::int32_t i = 0; i < apart.length(); i = apart.moveIndex32(i, 1)) {
            const UChar32 c = apart.char32At(i);
            const bool mark = u_charType(c) == U_NON_SPACING_MARK;
            if (!mark) script = uscript_getScript(c, &status);
            const bool accent = mark && (script == USCRIPT_LATIN || script == USCRIPT_GREEK ||
                                         (script == USCRIPT_CYRILLIC && c == 0x0308));
            if (!accent) bare.append(c);
        }
        compose_->normalize(bare, status).toUTF8String(out);
        check(status, "folding of a word");
    }

    const icu::Normalizer2 *casefold_, *decompose_, *compose_;
};

using OnWord = std::function<void(const IndexWord&)>;

bool is_ascii_alnum(char c) {
    return is_ascii_letter(c) || (c >= '0' && c <= '9');
}

bool is_ascii_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

std::size_t end_of_stretch(std::string_view text, std::size_t from) {
    while (from < text.size() && !is_ascii_space(text[from]))
        ++from;
    return from;
}

// What becomes of ASCII in a word: letters without case, digits, and a blank for what ends words.
constexpr std::array<char, 128> make_plain_forms() {
    std::array<char, 128> forms{};
    forms.fill(' ');
    for (char c = '0'; c <= '9'; ++c)
        forms[static_cast<std::size_t>(c)] = c;
    for (char c = 'a'; c <= 'z'; ++c)
        forms[static_cast<std::size_t>(c)] = forms[static_cast<std::size_t>(c - 'a' + 'A')] = c;
    return forms;
}
constexpr std::array<char, 128> plain_forms = make_plain_forms();

// The words of a plain stretch, each with a blank behind it; where they end. There is room for one byte more
// than the stretch has.
char* write_plain(std::string_view stretch, char* out) {
    bool within = false;
    for (const char c : stretch) {
        *out = plain_forms[static_cast<unsigned char>(c)];
        const bool part = *out != ' ';
        out += part || within;
        within = part;
    }
    *out = ' ';
    return out + within;
}

// Without ICU it is plain where the words of these characters end: all are ASCII, and no period stands
// between two letters.
bool is_plain(std::string_view chunk) {
    for (std::size_t i = 0; i < chunk.size(); ++i) {
        if ((chunk[i] & 0x80) != 0) return false;
        if (chunk[i] == '.' && i > 0 && i + 1 < chunk.size() && is_ascii_letter(chunk[i - 1]) &&
            is_ascii_letter(chunk[i + 1]))
            return false;
    }
    return true;
}

// "U.S", "e.g": single letters with periods between.
bool spelled_out(std::string_view word) {
    if (word.size() < 3 || word.size() % 2 == 0) return false;
    for (std::size_t i = 0; i < word.size(); ++i)
        if (i % 2 == 1 ? word[i] != '.' : !is_ascii_letter(word[i])) return false;
    return true;
}

}  // namespace

struct WordReader::State {
    std::unique_ptr<icu::BreakIterator> breaks;
    Folder folder;
    UText utext = UTEXT_INITIALIZER;
    std::string folded, letters;

    ~State() { utext_close(&utext); }

    void give(std::string_view word, std::size_t from, std::size_t to, const OnWord& on_word) {
        if (to <= from) return;
        folded.clear();
        folder.fold(word, folded);
        if (!folded.empty()) on_word({folded, from, to});
    }

    void take_plain(std::string_view text, std::size_t from, std::size_t to, const OnWord& on_word) {
        for (std::size_t begin = from; begin < to; ++begin) {
            std::size_t end = begin;
            while (end < to && is_ascii_alnum(text[end]))
                ++end;
            give(text.substr(begin, end - begin), begin, end, on_word);
            begin = end;
        }
    }

    void take_by_icu(std::string_view text, std::size_t begin, std::size_t end, const OnWord& on_word) {
        UErrorCode status = U_ZERO_ERROR;
        utext_openUTF8(&utext, text.data() + begin, static_cast<std::int64_t>(end - begin), &status);
        check(status, "view of a text");
        breaks->setText(&utext, status);
        check(status, "word boundaries");
        std::int32_t from = breaks->first();
        for (std::int32_t to = breaks->next(); to != icu::BreakIterator::DONE; from = to, to = breaks->next())
            if (breaks->getRuleStatus() >= UBRK_WORD_NONE_LIMIT)
                take(text, begin + static_cast<std::size_t>(from), begin + static_cast<std::size_t>(to),
                     on_word);
    }

    // Takes apart what ICU holds for one word.
    void take(std::string_view text, std::size_t from, std::size_t to, const OnWord& on_word) {
        if (const std::string_view word = text.substr(from, to - from); spelled_out(word)) {
            letters.clear();
            for (std::size_t i = 0; i < word.size(); i += 2)
                letters += word[i];
            return give(letters, from, to, on_word);
        }
        std::size_t begin = from;
        for (std::size_t at = from; at < to;) {
            const std::size_t here = at;
            UChar32 c;
            U8_NEXT_UNSAFE(text.data(), at, c);
            const bool alone = stands_alone(c), part = is_part(c);
            if (part && !alone) continue;
            give(text.substr(begin, here - begin), begin, here, on_word);
            if (alone && part) give(text.substr(here, at - here), here, at, on_word);
            begin = at;
        }
        give(text.substr(begin, to - begin), begin, to, on_word);
    }
};

WordReader::WordReader() : state_(std::make_unique<State>()) {
    UErrorCode status = U_ZERO_ERROR;
    state_->breaks.reset(icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
    check(status, "word boundaries");
}
WordReader::~WordReader() = default;

// Words never go on behind a blank, and nothing before it matters for what comes behind: so each stretch
// between blanks is taken apart by itself, and by ICU only where it matters.
void WordReader::each(std::string_view text, const OnWord& on_word) {
    for (std::size_t from = 0, to = 0; from < text.size(); from = to) {
        if (is_ascii_space(text[from])) {
            to = from + 1;
            continue;
        }
        to = end_of_stretch(text, from);
        if (is_plain(text.substr(from, to - from)))
            state_->take_plain(text, from, to, on_word);
        else
            state_->take_by_icu(text, from, to, on_word);
    }
}

std::string WordReader::joined(std::string_view text) {
    std::string out, plain(text.size() + 1, ' ');
    char* end = plain.data();
    const OnWord append = [&](const IndexWord& word) { out.append(word.folded) += ' '; };
    for (std::size_t from = 0, to = 0; from < text.size(); from = to + 1) {
        to = end_of_stretch(text, from);
        const std::string_view stretch = text.substr(from, to - from);
        if (is_plain(stretch)) {
            end = write_plain(stretch, end);
            continue;
        }
        out.append(plain.data(), end);
        end = plain.data();
        state_->take_by_icu(text, from, to, append);
    }
    out.append(plain.data(), end);
    if (!out.empty()) out.pop_back();
    return out;
}

std::string word_reading() {
    return std::string("1, ICU ") + U_ICU_VERSION;
}

}  // namespace dossier::store
