// Where tokens are put together: flags, lines, and the cuts inside a word-break segment. For the tokenizer
// alone.
#pragma once
#include "analysis.h"
#include "characters.h"
#include "tokenizer.h"

#include <string_view>
#include <vector>

namespace dossier {

// Letters of each case in a token, to tell its shape.
struct ShapeCount {
    std::uint32_t lower = 0, upper = 0, uncased = 0, digits = 0;
    bool upper_first = false;  // the first letter that has case is a capital

    void add(Kind kind) {
        if (kind == Kind::upper && lower + upper == 0) upper_first = true;
        lower += kind == Kind::lower;
        upper += kind == Kind::upper;
        uncased += kind == Kind::uncased;
        digits += kind == Kind::digit;
    }
    // `first` decides where there is neither letter nor digit.
    Shape shape(Kind first) const;
};

class TokenWriter {
  public:
    TokenWriter(std::string_view text, std::vector<Token>& tokens, TokenStream& stream)
        : text_(text), tokens_(tokens), stream_(stream) {}

    void put(std::size_t begin, std::size_t end, Shape shape) {
        const bool line_start = newlines_ != 0;
        if (line_start) start_line(begin);
        const bool glued = !line_start && begin == last_end_;
        tokens_.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end), shape, glued,
                           line_start, false});
        last_end_ = end;
    }
    // The token to be put next may end a sentence.
    void mark_stop() { stream_.stops.push_back(static_cast<std::uint32_t>(tokens_.size())); }
    // A line ends before byte `next`. One at the end of a page or a paragraph counts as two.
    void end_line(std::size_t next, bool hard) {
        newlines_ += hard ? 2 : 1;
        line_begin_ = next;
    }
    // A word-break segment, not empty: white space before it is skipped, the rest is cut where letters meet
    // digits.
    void put_segment(std::size_t begin, std::size_t end, CharTable& table);

  private:
    void start_line(std::size_t begin);
    void skip_space(std::size_t& begin, std::size_t end, CharTable& table);

    std::string_view text_;
    std::vector<Token>& tokens_;
    TokenStream& stream_;
    std::size_t last_end_ = static_cast<std::size_t>(-1);
    std::size_t line_begin_ = 0;
    std::size_t newlines_ = 2;  // since the last token; the start of the text is like an empty line
};

}  // namespace dossier
