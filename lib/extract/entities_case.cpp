#include <dossier/extract/entities_case.h>
#include <dossier/patterns/set_flags.h>

namespace dossier::extract {
namespace {

using patterns::Form;
using patterns::Look;

constexpr bool is_sign(Form form) {
    return form == Form::punct || form == Form::symbol;
}

enum class Style { plain, all_capitals, title_case };

// Groups of CaseLists; names of the `strong` ones keep their capital.
enum Group : unsigned { common, function, opener, keeper, strong, company_end };

struct CaseLists {
    explicit CaseLists(const Pack& pack)
        : flags(pack,
                {{"common-word"},
                 {"function-word"},
                 {"quote-opener"},
                 {"title-case-keeper"},
                 {"n-country", "n-city", "n-region", "n-organization", "n-company", "n-first-name",
                  "n-last-name", "n-geo-feature", "n-demonym", "n-asian-surname", "n-us-state-abbreviation"},
                 {"corporate-abbreviation"}}) {}
    patterns::SetFlags flags;
};

class CaseSettler {
  public:
    explicit CaseSettler(Reading& reading) : reading_(reading), flags_(reading.kept<CaseLists>().flags) {}

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
    bool is(std::uint32_t i, Group group) const { return flags_.has(reading_.line[i].set, group); }
    bool is_word(std::uint32_t i) const { return is(i, common) || is(i, function); }

    Style style_of(std::uint32_t first, std::uint32_t last) const {
        std::uint32_t upper = 0, capital = 0;
        for (std::uint32_t i = first; i < last; ++i) {
            const Form f = form(i);
            upper += f == Form::upper;
            capital += f == Form::capital && !is(i, function);
            if (f == Form::lower && !is(i, function)) return Style::plain;
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
            if (style == Style::plain && !head && !is_sign(form(i))) continue;
            if (item.mark >= 0) {
                head = false;
            } else if (style == Style::all_capitals) {
                if (form(i) == Form::upper)
                    set_form(i, is_name_in_capitals(i, last) ? Form::capital : Form::lower);
            } else if (style == Style::title_case && form(i) == Form::capital && is_word(i) &&
                       !is(i, strong) && !is(i, keeper)) {
                set_form(i, Form::lower);
            } else {
                head = settle_head(i, last, head);
            }
        }
    }

    // Words in capitals are names where they are no words of the language, or where "Inc" stands behind them.
    bool is_name_in_capitals(std::uint32_t i, std::uint32_t last) const {
        if (!is_word(i) || is(i, strong)) return true;
        constexpr std::uint32_t longest_company = 3;  // words
        for (std::uint32_t at = i, words = 0; at < last && words <= longest_company; ++at) {
            const Form f = form(at);
            if (f == Form::punct && reading_.text(at, at + 1) == ",") continue;
            if (f != Form::upper || is(at, function)) return false;
            if (at > i && is(at, company_end)) return true;
            ++words;
        }
        return false;
    }

    // Whether a sentence or quotation still begins after this item.
    bool settle_head(std::uint32_t i, std::uint32_t last, bool head) {
        const Form f = form(i);
        if (is_sign(f)) return head || is(i, opener);
        if (!head || (f != Form::capital && f != Form::initial)) return false;
        if (!is_word(i) || is(i, strong)) return false;
        if (f == Form::initial && i + 1 < last && reading_.text(i + 1, i + 2) == "." &&
            Look::of(reading_.line[i + 1].look).glued)
            return false;  // "A. Weber"
        const bool followed = i + 1 < last && is_capitalised(i + 1);
        if (!followed || is(i, function)) set_form(i, Form::lower);
        return false;
    }

    Reading& reading_;
    const patterns::SetFlags& flags_;
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
