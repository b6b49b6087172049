// What kind of item the stage "deals" takes a word or a mark for. Not for other rooms.
#pragma once
#include <dossier/patterns/pack.h>
#include <dossier/patterns/token_class.h>

#include <cstdint>
#include <vector>

namespace dossier::extract::deals {

enum class Kind : std::uint8_t {
    word,
    sentence,  // end of a sentence
    stop,      // semicolon, colon, dash
    comma,
    open,
    close,
    conjunction,
    preposition,
    auxiliary,
    adverb,
    entity,
    money,
    percent,
    date,
    quantity,
    determiner,
    pronoun,
    subordinator,
    relative,
    speech,
    anchor,
};

// By the set of lists that an item is in.
class KindTable {
  public:
    explicit KindTable(const patterns::Pack& pack);
    Kind of(const patterns::Item& item) const {
        const Entry& entry = entries_[item.set];
        return item.mark < 0 ? entry.word : entry.mark;
    }
    bool opens_angle(const patterns::Item& item) const {
        return item.mark < 0 && entries_[item.set].opens_angle;
    }
    // "About", "over", "up to": no preposition before a figure.
    bool bounds(const patterns::Item& item) const { return item.mark < 0 && entries_[item.set].bounds; }

  private:
    struct Entry {
        Kind word = Kind::word, mark = Kind::word;
        bool opens_angle = false, bounds = false;
    };
    std::vector<Entry> entries_;
};

}  // namespace dossier::extract::deals
