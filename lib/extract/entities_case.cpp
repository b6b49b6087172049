#include <dossier/extract/entities_case.h>

#include <algorithm>

namespace dossier::extract {
namespace {

using patterns::Form;
using patterns::Look;

enum class Style { plain, all_capitals, title_case };

class CaseSettler {
  public:
    explicit CaseSettler(Reading& reading)
        : reading_(reading),
          common_(reading.pack->list("common-word")),
          function_(reading.pack->list("function-word")),
          opener_(reading.pack->list("quote-opener")),
          keeper_(reading.pack->list("title-case-keeper")) {
        for (const Label kind : std::initializer_list<Label>{
                 "n-country", "n-city", "n-region", "n-organization", "n-company", "n-first-name",
                 "n-last-name", "n-geo-feature", "n-demonym", "n-asian-surname", "n-us-state-abbreviation"})
            strong_.push_back(reading.pack->list(kind));
    }

    void run() {
        auto& line = reading_.line;
        for (std::uint32_t first = 1; first < line.size();) {
            std::uint32_t last = first;
            while (last < line.size() && !reading_.is_eos(last))
                ++last;
            settle(first, last);
            first = last + 1;
        }
    }

  private:
    Form form(std::uint32_t i) const { return Look::of(reading_.line[i].look).form; }
    void set_form(std::uint32_t i, Form form) {
        Look look = Look::of(reading_.line[i].look);
        look.form = form;
        reading_.line[i].look = look.id();
    }
    bool is_capitalised(std::uint32_t i) const {
        const Form f = form(i);
        return f == Form::capital || f == Form::upper || f == Form::mixed || f == Form::initial ||
               (f == Form::phrase && reading_.line[i].mark < 0);
    }
    bool is_strong(std::uint32_t i) const {
        return std::any_of(strong_.begin(), strong_.end(),
                           [&](std::uint32_t list) { return reading_.is(i, list); });
    }
    bool is_word(std::uint32_t i) const { return reading_.is(i, common_) || reading_.is(i, function_); }

    Style style_of(std::uint32_t first, std::uint32_t last) const {
        std::uint32_t upper = 0, capital = 0;
        for (std::uint32_t i = first; i < last; ++i) {
            const Form f = form(i);
            upper += f == Form::upper;
            capital += f == Form::capital && !reading_.is(i, function_);
            if (f == Form::lower && !reading_.is(i, function_)) return Style::plain;
            if (f == Form::capital && reading_.line[i].mark >= 0) --capital;
        }
        if (upper >= 2 && capital == 0) return Style::all_capitals;
        if (capital >= 5) return Style::title_case;
        return Style::plain;
    }

    void settle(std::uint32_t first, std::uint32_t last) {
        const Style style = style_of(first, last);
        bool head = true;
        for (std::uint32_t i = first; i < last; ++i) {
            const Item& item = reading_.line[i];
            if (item.mark >= 0) {
                head = false;
            } else if (style == Style::all_capitals) {
                if (form(i) == Form::upper)
                    set_form(i, is_word(i) && !is_strong(i) ? Form::lower : Form::capital);
            } else if (style == Style::title_case && form(i) == Form::capital && is_word(i) &&
                       !is_strong(i) && !reading_.is(i, keeper_)) {
                set_form(i, Form::lower);
            } else {
                head = settle_head(i, last, head);
            }
        }
    }

    // Whether a sentence or quotation still begins after this item.
    bool settle_head(std::uint32_t i, std::uint32_t last, bool head) {
        const Form f = form(i);
        if (f == Form::punct || f == Form::symbol) return head || reading_.is(i, opener_);
        if (!head || (f != Form::capital && f != Form::initial)) return false;
        if (!is_word(i) || is_strong(i)) return false;
        const bool followed = i + 1 < last && is_capitalised(i + 1);
        if (!followed || reading_.is(i, function_)) set_form(i, Form::lower);
        return false;
    }

    Reading& reading_;
    std::uint32_t common_, function_, opener_, keeper_;
    std::vector<std::uint32_t> strong_;
};

void hide_word(Item& item) {
    Look look = Look::of(item.look);
    if (look.form <= Form::initial) look.form = Form::phrase;
    item.look = look.id();
}

}  // namespace

void settle_case(Reading& reading) {
    CaseSettler(reading).run();
    for (Item& item : reading.line)
        if (item.mark >= 0) hide_word(item);
}

void apply_names(Reading& reading, const std::vector<Mark>& marks) {
    for (const Mark& mark : marks)
        hide_word(reading.line[mark.first]);
    reading.apply(marks);
}

}  // namespace dossier::extract
