// When two tellings are of one party, one day, one source. Comparisons that can be read, used by joining and
// checking.
#pragma once
#include <dossier/facts/facts.h>

#include <string>
#include <string_view>
#include <vector>

namespace dossier {

// A party as it is compared: its ISO code and the folded words of its name, sorted, without "the".
struct PartyWords {
    std::string iso;
    std::vector<std::string> words;
    explicit PartyWords(const Party& party);
};
bool same_party(const PartyWords& a, const PartyWords& b);

// One ISO code, or the words of one name among those of the other, whatever the case ("Vega", "Vega Rail").
bool same_party(const Party& a, const Party& b);
// How many parties of one are the other's, each counted once.
int shared_parties(const Deal& a, const Deal& b);

// The words of a deal's subject that two tellings may share: folded, sorted, of four letters or more.
std::vector<std::string> content_words(std::string_view text);

// TIMEX3 values of which one is the other, or a part of it: "2019" and "2019-04". "XXXX" is any year.
bool same_day(const std::string& a, const std::string& b);

// Equal, or equal when rounded as the coarser of the two is written, and within five percent.
bool rounds_to(const Decimal& a, const Decimal& b);

bool is_firm(std::string_view status);     // agreed, completed
bool is_refused(std::string_view status);  // rejected, cancelled

// Near-copies: texts that share half of the runs of eight words of the shorter one (Broder, On the
// resemblance and containment of documents, 1997). Shingles are sorted, each once.
std::vector<std::size_t> sorted_shingles_of(std::string_view text);
bool is_near_copy(const std::vector<std::size_t>& a, const std::vector<std::size_t>& b);

}  // namespace dossier
