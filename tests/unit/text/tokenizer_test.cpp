#include "analysis_dump.h"
#include "random_text.h"

#include <dossier/text/dictionary.h>
#include <dossier/text/word_break.h>

#include <doctest/doctest.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <chrono>
#include <string>

using dossier::Analyser;
using dossier::Analysis;
using dossier::Token;

namespace {

UChar32 character_before(std::string_view text, std::size_t at) {
    const auto* s = reinterpret_cast<const unsigned char*>(text.data());
    auto i = static_cast<int32_t>(at);
    UChar32 c = 0;
    U8_PREV(s, 0, i, c);
    return c;
}

UChar32 character_after(std::string_view text, std::size_t at) {
    const auto* s = reinterpret_cast<const unsigned char*>(text.data());
    UChar32 c = 0;
    U8_NEXT(s, at, text.size(), c);
    return c;
}

bool is_digit(UChar32 c) {
    return u_charType(c) == U_DECIMAL_DIGIT_NUMBER;
}

// The reasons for which a token may begin or end where ICU has no boundary.
bool is_our_cut(std::string_view text, std::size_t at) {
    const UChar32 before = character_before(text, at), after = character_after(text, at);
    const int wb = u_getIntPropertyValue(before, UCHAR_WORD_BREAK);
    const bool mark_before = wb == U_WB_EXTEND || wb == U_WB_FORMAT || wb == U_WB_ZWJ;
    return is_digit(before) || is_digit(after) || before == '.' || after == '.' || mark_before;
}

// Word boundaries of the text as the state machine and the dictionaries give them; another test holds them to
// ICU's.
std::vector<bool> boundaries(std::string_view text) {
    dossier::CharTable table;
    dossier::DictionaryBreaker dictionary;
    std::vector<bool> at(text.size() + 1, false);
    at[0] = true;
    for (std::size_t begin = 0; begin < text.size();) {
        const dossier::Segment segment = dossier::next_segment(text, begin, table);
        if (segment.dictionary)
            for (const std::uint32_t end : dictionary.ends(text.substr(begin, segment.end - begin)))
                at[begin + end] = true;
        at[segment.end] = true;
        begin = segment.end;
    }
    return at;
}

void check_cover(std::string_view text, const Analysis& analysis) {
    std::size_t at = 0;
    for (const Token& token : analysis.tokens) {
        REQUIRE(token.begin < token.end);
        REQUIRE(token.begin >= at);
        for (std::size_t i = at; i < token.begin;) {
            UChar32 c = 0;
            U8_NEXT(reinterpret_cast<const unsigned char*>(text.data()), i, text.size(), c);
            REQUIRE(u_isUWhiteSpace(c));
        }
        CHECK(token.glued == (token.begin == at && &token != &analysis.tokens.front()));
        at = token.end;
    }
}

void check_boundaries(std::string_view text, const Analysis& analysis) {
    const std::vector<bool> icu = boundaries(text);
    CAPTURE(dossier_test::dump_tokens(analysis));
    for (const Token& token : analysis.tokens) {
        for (std::size_t i = token.begin + 1; i < token.end; ++i)
            REQUIRE_FALSE(icu[i]);
        const auto begins_after_space =
            token.begin > 0 && u_isUWhiteSpace(character_before(text, token.begin));
        REQUIRE((icu[token.begin] || begins_after_space || is_our_cut(text, token.begin)));
        CAPTURE(token.begin);
        CAPTURE(token.end);
        REQUIRE((icu[token.end] || is_our_cut(text, token.end)));
    }
}

// Sentences cover the tokens, paragraphs cover sentences and tokens, and the flags say the same.
void check_structure(const Analysis& analysis) {
    std::uint32_t token = 0, sentence = 0;
    for (const dossier::Paragraph& paragraph : analysis.paragraphs) {
        REQUIRE(paragraph.tokens.first == token);
        REQUIRE(paragraph.sentences.first == sentence);
        REQUIRE(paragraph.tokens.last > token);
        for (; sentence < paragraph.sentences.last; ++sentence) {
            const dossier::TokenRange range = analysis.sentences[sentence];
            REQUIRE(range.first == token);
            REQUIRE(range.last > token);
            for (; token < range.last; ++token)
                REQUIRE(analysis.tokens[token].sentence_start == (token == range.first));
        }
        REQUIRE(token == paragraph.tokens.last);
    }
    REQUIRE(token == analysis.tokens.size());
    REQUIRE(sentence == analysis.sentences.size());
}

}  // namespace

TEST_CASE("tokenizer: on any text tokens lie within ICU's words and cover all but white space") {
    std::mt19937 random(11);
    Analyser analyser;
    Analysis analysis;
    for (int i = 0; i < 6000; ++i) {
        const std::string text = dossier_test::random_text(random, i < 5900 ? 1 + random() % 30 : 3000);
        CAPTURE(text);
        analyser.analyse(text, "en", analysis);
        check_cover(text, analysis);
        check_boundaries(text, analysis);
        check_structure(analysis);
    }
}

TEST_CASE("tokenizer: the fast path sees what the state machine sees") {
    // A letter beyond ASCII at the far end must not change what stands before it.
    const std::string plain =
        "The company's U.S. unit paid US$4.7bn, i.e. 1,200MW; \"so\" it said (x_y). a@b.co 5'6";
    const Analysis alone = dossier_test::analyse(plain);
    const std::string wide = plain + " é’";
    const Analysis with = dossier_test::analyse(wide);
    REQUIRE(with.tokens.size() == alone.tokens.size() + 2);
    for (std::size_t i = 0; i < alone.tokens.size(); ++i) {
        CHECK(alone.tokens[i].begin == with.tokens[i].begin);
        CHECK(alone.tokens[i].end == with.tokens[i].end);
        CHECK(alone.tokens[i].shape == with.tokens[i].shape);
    }
}

TEST_CASE("tokenizer: hostile texts of a megabyte take linear time") {
    const std::size_t n = 1000000;
    std::string words;
    while (words.size() < n)
        words += "word ";
    std::string dotted, marks = "a'";
    while (dotted.size() < n)
        dotted += "a.";
    while (marks.size() < n)
        marks += "\u0301";
    std::string replaced, brackets, abbreviations, mid;
    while (replaced.size() < n)
        replaced += "\uFFFD";
    while (brackets.size() < n)
        brackets += ".)";
    while (abbreviations.size() < n)
        abbreviations += "Mr. ";
    while (mid.size() < n)
        mid += "1'a'\"";
    Analyser analyser;
    Analysis analysis;
    for (const std::string& text :
         {words, std::string(n, '\n'), std::string(n, '.'), std::string(n, 'x'), std::string(n, '\0'),
          std::string(n, '"'), std::string(n, '('), std::string(n, '-'), dotted, marks, replaced, brackets,
          abbreviations, mid}) {
        const auto start = std::chrono::steady_clock::now();
        analyser.analyse(text, "en", analysis);
        const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - start;
        CAPTURE(text.substr(0, 8));
        CHECK(spent.count() < 20);  // quadratic time would be minutes, also under sanitizers
        check_structure(analysis);
    }
}

TEST_CASE("tokenizer: an analysis may be used again and again, and an analyser moved") {
    Analyser first;
    Analysis analysis;
    first.analyse("One. Two.\n\nThree.", "en", analysis);
    Analyser second = std::move(first);
    second.analyse("One.", "", analysis);
    CHECK(analysis.tokens.size() == 2);
    CHECK(analysis.sentences.size() == 1);
    CHECK(analysis.paragraphs.size() == 1);
    second.analyse("", "en", analysis);
    CHECK(analysis.tokens.empty());
    CHECK(analysis.paragraphs.empty());
}
