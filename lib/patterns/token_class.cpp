#include <dossier/patterns/token_class.h>

#include <algorithm>

namespace dossier::patterns {
namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

Form digit_form(std::string_view text) {
    if (text.size() <= 2 && std::all_of(text.begin(), text.end(), is_digit)) {
        int value = 0;
        for (char c : text)
            value = value * 10 + (c - '0');
        return value >= 1 && value <= 31 ? Form::digit_small
               : text.size() == 2        ? Form::digit_two
                                         : Form::digit_whole;
    }
    std::size_t mark = std::string_view::npos, groups = 0, last = 0;
    char sign = 0;
    bool regular = true;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (is_digit(text[i])) continue;
        if (mark == std::string_view::npos) mark = i, sign = text[i];
        if (groups > 0 && i - last != 4 && i - last != 3) regular = false;
        regular = regular && text[i] == sign;
        last = i;
        ++groups;
    }
    if (groups == 0) {
        bool year = text.size() == 4 && (text[0] == '1' || (text[0] == '2' && text[1] <= '1'));
        return year ? Form::digit_year : Form::digit_whole;
    }
    bool threes =
        regular && mark >= 1 && mark <= 3 && text.size() - last == 4 && (groups > 1 || text[mark] == ',');
    return threes ? Form::digit_grouped : Form::digit_decimal;
}

struct Named {
    std::string_view name;
    bool (*has)(Look);
};

constexpr bool is_digits(Form f) {
    return f >= Form::digit_small && f <= Form::digit_decimal;
}

const Named named[] = {
    {"lower", [](Look l) { return l.form == Form::lower; }},
    {"capital", [](Look l) { return l.form == Form::capital; }},
    {"upper", [](Look l) { return l.form == Form::upper; }},
    {"mixed", [](Look l) { return l.form == Form::mixed; }},
    {"initial", [](Look l) { return l.form == Form::initial; }},
    {"uncased", [](Look l) { return l.form == Form::uncased; }},
    {"punct", [](Look l) { return l.form == Form::punct; }},
    {"symbol", [](Look l) { return l.form == Form::symbol; }},
    {"other", [](Look l) { return l.form == Form::other; }},
    {"digits", [](Look l) { return is_digits(l.form); }},
    {"d-small", [](Look l) { return l.form == Form::digit_small; }},
    {"d-two", [](Look l) { return l.form == Form::digit_two; }},
    {"d-year", [](Look l) { return l.form == Form::digit_year; }},
    {"d-whole", [](Look l) { return l.form == Form::digit_whole; }},
    {"d-grouped", [](Look l) { return l.form == Form::digit_grouped; }},
    {"d-decimal", [](Look l) { return l.form == Form::digit_decimal; }},
    {"phrase", [](Look l) { return l.form == Form::phrase; }},
    {"glued", [](Look l) { return l.glued; }},
    {"first", [](Look l) { return l.sentence_start; }},
    {"line-start", [](Look l) { return l.line_start; }},
    {"possessive", [](Look l) { return l.possessive; }},
};

}  // namespace

std::optional<bool> look_has(LookId look, std::string_view name) {
    for (const Named& entry : named)
        if (entry.name == name) return entry.has(Look::of(look));
    return std::nullopt;
}

const std::vector<std::string_view>& look_names() {
    static const std::vector<std::string_view> names = [] {
        std::vector<std::string_view> out;
        for (const Named& entry : named)
            out.push_back(entry.name);
        return out;
    }();
    return names;
}

Look look_of(const Token& token, std::string_view token_text) {
    Look look;
    look.glued = token.glued;
    look.sentence_start = token.sentence_start;
    look.line_start = token.line_start;
    switch (token.shape) {
        case Shape::lower:
            look.form = Form::lower;
            break;
        case Shape::capital:
            look.form = Form::capital;
            break;
        case Shape::upper:
            look.form = Form::upper;
            break;
        case Shape::mixed:
            look.form = Form::mixed;
            break;
        case Shape::initial:
            look.form = Form::initial;
            break;
        case Shape::uncased:
            look.form = Form::uncased;
            break;
        case Shape::digits:
            look.form = digit_form(token_text);
            break;
        case Shape::punct:
            look.form = Form::punct;
            break;
        case Shape::symbol:
            look.form = Form::symbol;
            break;
        case Shape::other:
            look.form = Form::other;
            break;
    }
    return look;
}

}  // namespace dossier::patterns
