#include "random_text.h"

#include <dossier/text/dictionary.h>
#include <dossier/text/letter_run.h>
#include <dossier/text/word_break.h>

#include <doctest/doctest.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>

#include <memory>
#include <string>
#include <vector>

using dossier_test::awkward_characters;
using dossier_test::random_text;
using dossier_test::to_utf8;

namespace {

using Ends = std::vector<std::uint32_t>;

// Our word boundaries beside ICU's.
class Both {
  public:
    Both() {
        UErrorCode error = U_ZERO_ERROR;
        icu_.reset(ubrk_open(UBRK_WORD, "", nullptr, 0, &error));
        REQUIRE(U_SUCCESS(error));
        // What ICU makes of some characters depends on the dictionaries it has used: have it use all.
        for (const char* sample : {"漢字", "한국", "ไทย", "ລາວ", "ខ្មែរ", "မြန်မာ"})
            icus(sample);
    }

    bool agree(const std::string& text) {
        const Ends mine = ours(text), theirs = icus(text);
        if (mine == theirs) return true;
        MESSAGE("differs on: " << text << " (" << hex(text) << ")");
        return false;
    }

    Ends icus(const std::string& text) {
        UErrorCode error = U_ZERO_ERROR;
        UText view = UTEXT_INITIALIZER;
        utext_openUTF8(&view, text.data(), static_cast<int64_t>(text.size()), &error);
        ubrk_setUText(icu_.get(), &view, &error);
        Ends ends;
        for (int32_t to = ubrk_next(icu_.get()); to != UBRK_DONE; to = ubrk_next(icu_.get()))
            ends.push_back(static_cast<std::uint32_t>(to));
        utext_close(&view);
        return ends;
    }

  private:
    Ends ours(const std::string& text) {
        Ends ends;
        for (std::size_t at = 0; at < text.size();) {
            const dossier::Segment segment = dossier::next_segment(text, at, table_);
            const auto begin = static_cast<std::uint32_t>(at);
            at = segment.end;
            if (!segment.dictionary) {
                ends.push_back(static_cast<std::uint32_t>(at));
                continue;
            }
            for (const std::uint32_t end : dictionary_.ends(std::string_view(text).substr(begin, at - begin)))
                ends.push_back(begin + end);
        }
        return ends;
    }
    static std::string hex(const std::string& text) {
        std::string out;
        for (const char32_t c : std::u32string(to_characters(text))) {
            char digits[16];
            std::snprintf(digits, sizeof digits, "%04X ", static_cast<unsigned>(c));
            out += digits;
        }
        return out;
    }
    static std::u32string to_characters(const std::string& text) {
        const icu::UnicodeString wide = icu::UnicodeString::fromUTF8(text);
        std::u32string out;
        for (int32_t i = 0; i < wide.length(); i = wide.moveIndex32(i, 1))
            out += static_cast<char32_t>(wide.char32At(i));
        return out;
    }

    struct Close {
        void operator()(UBreakIterator* i) const { ubrk_close(i); }
    };
    std::unique_ptr<UBreakIterator, Close> icu_;
    dossier::CharTable table_;
    dossier::DictionaryBreaker dictionary_;
};

// One in many of the characters that have thousands like them.
bool is_spare(UChar32 c) {
    const int type = u_charType(c);
    if (type == U_UNASSIGNED || type == U_PRIVATE_USE_CHAR) return c % 997 != 0;
    const bool crowd = u_hasBinaryProperty(c, UCHAR_UNIFIED_IDEOGRAPH) || (c >= 0xAC00 && c < 0xD7A3);
    return crowd && c % 211 != 0;
}

}  // namespace

TEST_CASE("word breaks: every character breaks as ICU says between neighbours of every kind") {
    Both both;
    const std::vector<char32_t> neighbours = {'a', '1', 0x5D0, 0x30AB, 0x6F22, 0x200D, '\'', ' '};
    for (UChar32 i = 0; i < 0x110000; ++i) {
        if ((i >= 0xD800 && i < 0xE000) || is_spare(i)) continue;
        const auto c = static_cast<char32_t>(i);
        std::vector<char32_t> all = {c, c, 0x200D, c, 0x301, c};
        for (const char32_t n : neighbours)
            all.insert(all.end(), {n, c, n, 0x301, c, 0x301, n});
        REQUIRE(both.agree(to_utf8(all)));
    }
}

TEST_CASE("word breaks: every pair and triple of awkward characters breaks as ICU says") {
    Both both;
    const auto& pool = awkward_characters();
    for (const char32_t a : pool)
        for (const char32_t b : pool)
            REQUIRE(both.agree(to_utf8({a, b, a, b, b, 'a', b, '1', b, 0x301, a})));
}

TEST_CASE("word breaks: random texts, short and long, break as ICU says") {
    Both both;
    std::mt19937 random(20);
    for (int i = 0; i < 40000; ++i)
        REQUIRE(both.agree(random_text(random, 1 + random() % 12)));
    for (int i = 0; i < 40; ++i)
        REQUIRE(both.agree(random_text(random, 3000)));
}

TEST_CASE("word breaks: prose in many scripts breaks as ICU says") {
    Both both;
    for (const char* text :
         {"The company's U.S. unit paid $1,234.56 — “about” 4.7bn (at 5 p.m.), it said.",
          "В 2019 году компания «Ромашка» заплатила 4,7 млрд руб., т.е. больше.",
          "公司于2019年4月签署了价值10亿美元的合同。東京タワーへ行きました。",
          "บริษัทได้ลงนามในสัญญามูลค่า 10 ล้านบาท", "회사는 2019년에 계약을 체결했다.", "ក្រុមហ៊ុនបានចុះកិច្ចសន្យា",
          "ບໍລິສັດໄດ້ເຊັນສັນຍາ", "ကုမ္ပဏီသည်စာချုပ်ချုပ်ဆိုသည်", "خرجت الشركة من السوق، وقالت: «لا».", "צה״ל וג׳ירפה",
          "यह कंपनी है। वह नहीं।", "👩‍👩‍👧‍👦🇺🇿🇰🇿🇷 ☎️ 1️⃣"})
        CHECK(both.agree(text));
}

TEST_CASE("word breaks: a long run in a dictionary script loses no text and ends at characters") {
    dossier::DictionaryBreaker breaker;
    std::string text;
    while (text.size() < 100000)
        text += "合同";
    std::uint32_t before = 0;
    for (const std::uint32_t end : breaker.ends(text)) {
        REQUIRE(end > before);
        REQUIRE(end % 3 == 0);
        before = end;
    }
    CHECK(before == text.size());
}

TEST_CASE("word breaks: dictionary words do not depend on the texts before") {
    dossier::DictionaryBreaker fresh, used;
    for (const char* text : {"漢字カタカナ", "ภาษาไทย", "ー", "゛"})
        used.ends(text);
    for (const char* text : {"ー〇中", "中ー", "゛カ"})
        CHECK(fresh.ends(text) == used.ends(text));
}

TEST_CASE("letter runs: many at a time agree with one by one") {
    std::mt19937 random(3);
    for (int i = 0; i < 20000; ++i) {
        std::string text(random() % 40, ' ');
        for (char& c : text)
            c = random() % 4 != 0 ? static_cast<char>('A' + random() % 60) : static_cast<char>(random());
        const dossier::LetterRun fast = dossier::letter_run(text.data(), text.data() + text.size());
        const dossier::LetterRun plain = dossier::letter_run_plain(text.data(), text.data() + text.size());
        REQUIRE(fast.length == plain.length);
        REQUIRE(fast.capitals == plain.capitals);
    }
}
