// Text analysed: tokens, sentences, paragraphs, layout. What every stage of the cascade reads.
#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

namespace dossier {

// What a token looks like; the base of its class in the pattern rules. An ending "'s" does not count: "IBM's"
// is upper.
enum class Shape : std::uint8_t {
    lower,    // "deal"
    capital,  // "Huawei"
    upper,    // "IBM": two or more letters, all capitals
    mixed,    // "WeChat", "dealWith"
    initial,  // "A": one capital letter
    uncased,  // letters of a script without case: Chinese, Arabic, …
    digits,   // "883", "2,000", "1.5": digits with grouping or decimal marks between them
    punct,    // punctuation
    symbol,   // "$", "%", "½", emoji, …
    other,    // control characters, marks standing alone
};

// A run of text that ICU's root word rules (UAX #29 with CLDR) do not break, cut once more where letters meet
// digits: "US$4.7bn" is US, $, 4.7, bn; "1,200MW" is 1,200 and MW; "Tele2" is Tele and 2. White space makes
// no token.
struct Token {
    std::uint32_t begin = 0;  // bytes into the text
    std::uint32_t end = 0;    // exclusive
    Shape shape = Shape::other;
    bool glued = false;       // no white space between it and the token before
    bool line_start = false;  // the first token of its line
    bool sentence_start = false;
    std::uint32_t length() const { return end - begin; }
};

// Half-open ranges of token indexes.
struct TokenRange {
    std::uint32_t first = 0;
    std::uint32_t last = 0;  // exclusive
};

// What a paragraph is for the reader.
enum class Role : std::uint8_t { body, headline, byline, dateline, furniture };

struct Paragraph {
    TokenRange tokens;
    TokenRange sentences;  // indexes into Analysis::sentences
    Role role = Role::body;
};

// `dateline` is the token range of "BASLE, March 3 -" at the head of a story, empty if there is none; it is
// part of its sentence's paragraph but sentences begin after it.
struct Analysis {
    std::string_view text;  // borrowed: must outlive the analysis
    std::vector<Token> tokens;
    std::vector<TokenRange> sentences;  // in order, covering all tokens, none across paragraphs
    std::vector<Paragraph> paragraphs;  // in order, covering all tokens
    TokenRange dateline;
};

// Analyses valid UTF-8 of up to 4 GiB − 1. Linear in the text. Keeps ICU objects and buffers between calls:
// one Analyser a thread. Deterministic: depends on nothing but `text` and `lang` (BCP 47; empty is taken as
// "en").
class Analyser {
  public:
    Analyser();
    ~Analyser();
    Analyser(Analyser&&) noexcept;
    Analyser& operator=(Analyser&&) noexcept;

    // Replaces the contents of `out`, keeping its storage.
    void analyse(std::string_view text, std::string_view lang, Analysis& out);

  private:
    struct State;
    State* state_;
};

}  // namespace dossier
