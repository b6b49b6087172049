// Words after which a full stop need not end a sentence.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

namespace dossier {

// What a full stop after a word means.
enum class Abbreviation : std::uint8_t {
    none,    // an ordinary word: the stop ends the sentence
    name,    // never ends one: "Mr.", "e.g."
    plain,   // ends one if the next word is of those that begin sentences: "Co.", "U.S.", "Jan."
    number,  // ends one unless a number follows: "no. 5", but "She said no."
};

// The abbreviations of one language: CLDR's sentence-break suppressions, read through ICU, and those of
// patterns/common/abbreviations.txt. Immutable.
class Abbreviations {
  public:
    // `lang` is a language subtag such as "en". A language that neither source knows has those of every
    // language ("*").
    explicit Abbreviations(std::string_view lang);

    // `word` without its last full stop: "Co", "U.S".
    Abbreviation of(std::string_view word) const;
    // A word that seldom follows an abbreviation in the same sentence: "The", "It".
    bool starts_sentence(std::string_view word) const;
    // Numbers of up to two digits with a full stop are ordinals ("3. März").
    bool ordinal_stops() const { return ordinal_stops_; }

  private:
    void read_suppressions(std::string_view lang);
    void read_ours(std::string_view lang, std::string_view data);
    void read_line(std::string_view lang, std::string_view line);

    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>()(s); }
    };
    template <class Value>
    using Map = std::unordered_map<std::string, Value, Hash, std::equal_to<>>;
    Map<Abbreviation> words_;
    Map<bool> starters_;
    bool ordinal_stops_ = false;
};

}  // namespace dossier
