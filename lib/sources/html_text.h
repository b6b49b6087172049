// Text of a page, its white space folded as a browser folds it. Internal to the room.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace dossier::sources {

class FoldedText {
  public:
    // Runs of white space, no-break spaces among them, become one blank; none stands at the head.
    void add(std::string_view text) {
        for (std::size_t i = 0; i < text.size(); ++i) {
            const auto c = static_cast<unsigned char>(text[i]);
            const bool no_break = c == 0xC2 && i + 1 < text.size() && text[i + 1] == '\xA0';
            if (c <= ' ' || no_break) {
                blank_ = true;
                i += no_break;
            } else {
                if (blank_ && !out_.empty()) out_ += ' ';
                blank_ = false;
                out_ += text[i];
            }
        }
    }
    // As it is, e.g. between cells of a table.
    void separate(char with) {
        if (!out_.empty()) out_ += with;
        blank_ = false;
    }
    bool empty() const { return out_.empty(); }
    std::size_t size() const { return out_.size(); }
    std::string take() {
        blank_ = false;
        return std::exchange(out_, {});
    }

  private:
    std::string out_;
    bool blank_ = false;
};

}  // namespace dossier::sources
