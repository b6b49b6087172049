// Which lines make a paragraph.
#pragma once
#include "analysis.h"
#include "tokenizer.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace dossier {

// Text comes in three layouts, and a document is one or the other as a whole:
//  - wrapped by hand: a line break only means that the next word did not fit. So it is if the document's
//  lines are
//    between 45 and 120 characters wide (95 % of them; the widest if they are few), and for at least half of
//    the line breaks with no empty line and no indentation after them, the next word would indeed not have
//    fitted. There an empty line, an indented line, a list item, or a line that ends early begins a paragraph
//    anew.
//  - one paragraph a line, as text from the web is: everything else. There a line goes on only where the next
//  begins
//    with a small letter and the line was long and did not end like a sentence.
//  - empty lines between paragraphs: works in both, since an empty line always parts them.
// A line that is page furniture is a paragraph of its own.
class ParagraphFinder {
  public:
    // Fills `starts` with the index (into `lines`) of each paragraph's first line, ascending from 0; empty if
    // there is no line. `furniture` says for each line whether it is page furniture.
    void find(std::string_view text, const std::vector<Token>& tokens, const std::vector<Line>& lines,
              const std::vector<bool>& furniture, std::vector<std::uint32_t>& starts);

  private:
    struct Measure {
        std::uint32_t width = 0;       // characters
        std::uint32_t first_word = 0;  // characters
        std::uint32_t indent = 0;      // beyond the least in its block
        bool ends_sentence = false;
        bool small_start = false;
        bool item = false;  // begins with a bullet or a dash
    };
    void measure(std::string_view text, const std::vector<Token>& tokens, const std::vector<Line>& lines);
    void measure_indents(const std::vector<Line>& lines);
    bool is_wrapped(const std::vector<Line>& lines);
    bool begins(std::size_t line, bool wrapped) const;

    std::vector<Measure> measures_;
    std::vector<std::uint32_t> widths_;
    std::uint32_t width_ = 0;
};

}  // namespace dossier
