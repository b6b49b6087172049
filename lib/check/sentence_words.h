// The words and bare numbers of one sentence, each with its place and the lists it stands in.
#pragma once
#include <dossier/check/side.h>

#include <span>
#include <string>
#include <vector>

namespace dossier::check {

struct SentenceWord {
    Span span;           // in the document, as a Figure's
    std::string folded;  // a number as it is written
    bool number = false;
    patterns::SetId set = patterns::no_set;
};

class SentenceWords {
  public:
    explicit SentenceWords(const patterns::Pack& pack) : pack_(pack) {}

    // Reads the sentence's words in place of those of the one before.
    void read(const Sentence& sentence);
    // Those that start at `from` or later and before `to`, in the order of the text.
    std::span<const SentenceWord> between(std::uint32_t from, std::uint32_t to) const;
    std::span<const SentenceWord> all() const { return words_; }

  private:
    void add(std::string_view text, std::uint32_t start, std::uint32_t end, bool number);

    const patterns::Pack& pack_;
    std::vector<SentenceWord> words_;
};

}  // namespace dossier::check
