// Levels of which one changed to the other: "from 50 million to 60 million". Internal to the room.
#pragma once
#include <dossier/check/self_parts.h>

#include <optional>

namespace dossier::check {

struct Pair {
    const Amount *from, *to;
};
std::string told(const Pair& pair);

class Levels {
  public:
    Levels(const SelfText& text, std::size_t s)
        : text_(text),
          s_(s),
          sentence_(text.sentences[s]),
          lists_(sentence_.lists()),
          all_(sentence_.amounts()) {}

    enum class Role { none, from, to };
    // By the nearest word before it: "to 120", "from last year's 100", "against 100".
    Role role(std::size_t i) const;

    // The two of one unit there, `bare` numbers too, if one of them tells where the change began.
    std::optional<Pair> pair_among(std::size_t first, std::size_t last, bool bare = false) const;
    // With what it changed to behind the base, or the nearest amount before the percentage.
    std::optional<Pair> pair_with_base(std::size_t first, std::size_t base, std::size_t last) const;
    // Over two sentences.
    std::optional<Pair> pair_with_next(std::size_t i) const;
    std::optional<Pair> pair_with_last() const;
    std::optional<Pair> pair_beside() const;

    // No percentage and no time.
    bool is_level_amount(const Amount& amount) const;
    // How far an amount may be off, beside another one.
    static double slack_beside(const Amount& amount, const Amount& other);

  protected:
    const SelfText& text_;
    std::size_t s_;
    const SelfSentence& sentence_;
    const SelfLists& lists_;
    const std::vector<Amount>& all_;

    bool is_to(const Amount& amount) const;

  private:
    bool is_told_earlier(Words right) const;
    static std::size_t count(const SelfSentence& sentence, bool percent);
    static const Amount* only_level(const SelfSentence& sentence);
};

void find_multiples(const SelfText& text, std::size_t s, std::vector<Slip>& slips);

}  // namespace dossier::check
