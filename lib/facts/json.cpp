#include <dossier/facts/json.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstring>
#include <utility>

namespace dossier {
namespace {

constexpr char kHex[] = "0123456789abcdef";

// Bytes at which a string may need an escape: JSON's own, and the lead bytes of C1 controls, of U+2028/2029
// and of the bidirectional overrides and isolates. Those are escaped too: JSON lines are looked at in
// terminals.
constexpr std::array<bool, 256> suspicious_bytes() {
    std::array<bool, 256> table{};
    for (std::size_t byte = 0; byte < 0x20; ++byte)
        table[byte] = true;
    for (const std::size_t byte : {0x22U, 0x5cU, 0x7fU, 0xc2U, 0xe2U})
        table[byte] = true;
    return table;
}
constexpr auto kSuspicious = suspicious_bytes();

// Whether these eight bytes are letters, digits and signs of ASCII that need no escape.
bool is_plain(const char* bytes) {
    constexpr std::uint64_t ones = 0x0101010101010101u, highs = 0x8080808080808080u;
    std::uint64_t word = 0;
    std::memcpy(&word, bytes, sizeof word);
    // A byte's highest bit shows that it, or one below, is 0; the check errs only on the safe side.
    const auto has_zero = [](std::uint64_t of) { return (of - ones) & ~of; };
    const std::uint64_t below_space = word - 0x20 * ones;
    const std::uint64_t found = word | below_space | has_zero(word ^ 0x22 * ones) |
                                has_zero(word ^ 0x5c * ones) | has_zero(word ^ 0x7f * ones);
    return (found & highs) == 0;
}

// Whether all of it is.
bool is_plain(std::string_view text) {
    const std::size_t size = text.size();
    if (size < 8)
        return std::none_of(text.begin(), text.end(),
                            [](char c) { return kSuspicious[static_cast<unsigned char>(c)]; });
    for (std::size_t i = 0; i + 8 <= size; i += 8)
        if (!is_plain(text.data() + i)) return false;
    return is_plain(text.data() + size - 8);
}

void append_unicode_escape(std::string& out, unsigned code) {
    out += "\\u";
    for (int shift = 12; shift >= 0; shift -= 4)
        out += kHex[(code >> shift) & 0xf];
}

unsigned byte_at(std::string_view text, std::size_t i) {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0;
}

// The length of the dangerous character of several bytes at `i`, 0 if it is harmless.
std::size_t dangerous_length(std::string_view text, std::size_t i, unsigned& code) {
    const unsigned second = byte_at(text, i + 1);
    if (byte_at(text, i) == 0xc2) {
        code = second;
        return second >= 0x80 && second < 0xa0 ? 2 : 0;
    }
    const unsigned third = byte_at(text, i + 2);
    code = 0x2000 | ((second & 0x3f) << 6) | (third & 0x3f);
    const bool separator_or_override = code >= 0x2028 && code <= 0x202e;
    const bool isolate = code >= 0x2066 && code <= 0x2069;
    return (second == 0x80 || second == 0x81) && (separator_or_override || isolate) ? 3 : 0;
}

void append_ascii_escape(std::string& out, char c) {
    switch (c) {
        case '"':
            out += "\\\"";
            break;
        case '\\':
            out += "\\\\";
            break;
        case '\n':
            out += "\\n";
            break;
        case '\t':
            out += "\\t";
            break;
        case '\r':
            out += "\\r";
            break;
        default:
            append_unicode_escape(out, static_cast<unsigned char>(c));
    }
}

}  // namespace

namespace {

// As `append_json_string`, between the quotes, for text that may need escapes.
void append_escaped(std::string& out, std::string_view text) {
    std::size_t done = 0;
    for (std::size_t i = 0; i < text.size();) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (!kSuspicious[byte]) {
            ++i;
            continue;
        }
        unsigned code = 0;
        const std::size_t length = byte < 0x80 ? 1 : dangerous_length(text, i, code);
        if (length == 0) {
            ++i;
            continue;
        }
        out.append(text, done, i - done);
        if (length == 1) {
            append_ascii_escape(out, text[i]);
        } else {
            append_unicode_escape(out, code);
        }
        i += length;
        done = i;
    }
    out.append(text, done, text.size() - done);
}

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
    out += '"';
    if (is_plain(text))
        out += text;
    else
        append_escaped(out, text);
    out += '"';
}

namespace {

// A key as it is written, made by the compiler: `,"name":`.
class Key {
  public:
    consteval Key(const char* name) {
        text_[size_++] = ',';
        text_[size_++] = '"';
        while (*name != 0)
            text_[size_++] = *name++;
        text_[size_++] = '"';
        text_[size_++] = ':';
    }
    void append_to(std::string& out, bool first) const {
        out.append(text_.data() + (first ? 1 : 0), size_ - (first ? 1U : 0U));
    }

  private:
    std::array<char, 28> text_{};
    std::size_t size_ = 0;
};

void append_number(std::string& out, std::uint32_t value) {
    std::array<char, 10> buffer;
    out.append(buffer.data(), std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr);
}

// One JSON object under construction. `always` writes null for what is empty, `optional` leaves it out.
class Object {
  public:
    explicit Object(std::string& out) : out_(out) { out_ += '{'; }
    ~Object() { out_ += '}'; }
    Object(const Object&) = delete;
    Object& operator=(const Object&) = delete;

    std::string& key(const Key& name) {
        name.append_to(out_, std::exchange(first_, false));
        return out_;
    }
    void number(const Key& name, std::uint32_t value) { append_number(key(name), value); }
    void always(const Key& name, const std::string& value) {
        if (value.empty()) {
            key(name) += "null";
        } else {
            append_json_string(key(name), value);
        }
    }
    void optional(const Key& name, const std::string& value) {
        if (!value.empty()) append_json_string(key(name), value);
    }
    void always(const Key& name, const std::optional<Decimal>& value) {
        key(name) += value ? value->to_string() : "null";
    }
    void optional(const Key& name, const std::optional<Decimal>& value) {
        if (value) key(name) += value->to_string();
    }
    void optional(const Key& name, bool value) {
        if (value) key(name) += "true";
    }
    // Four decimals at most: a confidence is a share of cases, not a measurement.
    void share(const Key& name, double value) {
        std::string& out = key(name);
        const double bounded = std::isfinite(value) ? std::clamp(value, 0.0, 1.0) : 0.0;
        auto parts = static_cast<std::uint32_t>(std::lround(bounded * 1e4));
        out += parts == 10000 ? '1' : '0';
        parts %= 10000;
        if (parts != 0) out += '.';
        for (std::uint32_t place = 1000; parts != 0; parts %= place, place /= 10)
            out += static_cast<char>('0' + parts / place);
    }
    void span(const Span& span) {
        number("start", span.start);
        number("end", span.end);
    }

  private:
    std::string& out_;
    bool first_ = true;
};

void open(Object& object, const Mention& mention) {
    object.span(mention.span);
    append_json_string(object.key("text"), mention.text);
}

void close(Object& object, const Mention& mention) {
    object.optional("rule", mention.rule);
    object.share("confidence", mention.confidence);
}

void bounds(Object& object, const Bounds& bounds) {
    object.optional("low", bounds.low);
    object.optional("high", bounds.high);
    object.optional("approx", bounds.approximate);
}

void append_json(std::string& out, const Notice& notice) {
    Object object(out);
    object.span(notice.span);
    append_json_string(object.key("what"), notice.what);
}

void append_json(std::string& out, const Party& party) {
    Object object(out);
    object.always("role", party.role);
    object.always("name", party.name);
    object.optional("iso", party.iso);
}

void append_json(std::string& out, const std::string& text) {
    append_json_string(out, text);
}

template <class Items>
void append_list(std::string& out, const Items& items) {
    out += '[';
    bool first = true;
    for (const auto& item : items) {
        if (!first) out += ',';
        first = false;
        append_json(out, item);
    }
    out += ']';
}

}  // namespace

void append_json(std::string& out, const EntityMention& entity) {
    Object object(out);
    object.span(entity.span);
    object.always("type", entity.type);
    append_json_string(object.key("text"), entity.text);
    object.optional("subtype", entity.subtype);
    object.optional("canonical", entity.canonical);
    object.optional("iso", entity.iso);
    close(object, entity);
}

void append_json(std::string& out, const MoneyMention& money) {
    Object object(out);
    open(object, money);
    object.always("amount", money.amount);
    object.always("currency", money.currency);
    object.optional("currency_assumed", money.currency_assumed);
    bounds(object, money.bounds);
    object.optional("per", money.per);
    object.optional("of", money.of);
    close(object, money);
}

void append_json(std::string& out, const PercentMention& percent) {
    Object object(out);
    open(object, percent);
    object.always("value", percent.value);
    object.optional("unit", percent.unit);
    bounds(object, percent.bounds);
    object.optional("of", percent.of);
    close(object, percent);
}

void append_json(std::string& out, const DateMention& date) {
    Object object(out);
    open(object, date);
    object.always("value", date.value);
    object.optional("mod", date.modifier);
    object.optional("invalid", date.invalid);
    object.optional("of", date.of);
    close(object, date);
}

void append_json(std::string& out, const QuantityMention& quantity) {
    Object object(out);
    open(object, quantity);
    object.always("value", quantity.value);
    object.always("unit", quantity.unit);
    if (quantity.value && quantity.si_factor)
        object.optional("si_value", quantity.value->times(*quantity.si_factor));
    object.optional("si_unit", quantity.si_unit);
    bounds(object, quantity.bounds);
    object.optional("of", quantity.of);
    close(object, quantity);
}

void append_json(std::string& out, const Deal& deal) {
    Object object(out);
    object.always("type", deal.type);
    object.always("status", deal.status);
    object.optional("hedged", deal.hedged);
    object.optional("attributed_to", deal.attributed_to);
    append_list(object.key("parties"), deal.parties);
    object.always("amount", deal.amount);
    object.always("currency", deal.currency);
    object.always("date", deal.date);
    object.always("subject", deal.subject);
    Object(object.key("evidence")).span(deal.evidence);
    object.optional("quote", deal.quote);
    if (!deal.rules.empty()) append_list(object.key("rules"), deal.rules);
    object.share("confidence", deal.confidence);
}

std::string to_json(const Facts& facts, const FactKinds& kinds) {
    std::string out;
    {
        Object object(out);
        append_json_string(object.key("id"), facts.id);
        object.always("lang", facts.lang);
        object.always("published", facts.published);
        if (kinds.entities) append_list(object.key("entities"), facts.entities);
        if (kinds.money) append_list(object.key("money"), facts.money);
        if (kinds.percents) append_list(object.key("percents"), facts.percents);
        if (kinds.dates) append_list(object.key("dates"), facts.dates);
        if (kinds.quantities) append_list(object.key("quantities"), facts.quantities);
        if (kinds.deals) append_list(object.key("deals"), facts.deals);
        if (!facts.notices.empty()) append_list(object.key("notices"), facts.notices);
    }
    return out;
}

}  // namespace dossier
