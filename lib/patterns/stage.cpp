#include <dossier/patterns/stage.h>

#include <algorithm>
#include <stdexcept>

namespace dossier::patterns {
namespace {

constexpr std::size_t look_ahead = 4;  // begins of matches

// RE2 takes a first byte that all alternatives share, searches for it as if it were UTF-8, and so finds none
// above 0x7F. An alternative that never matches keeps it from sharing one.
constexpr const char* never = "|\\z[\\x00-\\xff]";

std::unique_ptr<RE2> compile(std::string_view expression) {
    RE2::Options options;
    options.set_encoding(RE2::Options::EncodingLatin1);
    options.set_dot_nl(true);
    options.set_never_nl(false);
    options.set_log_errors(false);
    options.set_longest_match(true);
    options.set_max_mem(256 << 20);
    auto out = std::make_unique<RE2>("(?:" + std::string(expression) + ")" + never, options);
    if (!out->ok()) throw std::runtime_error("a rule does not compile: " + out->error());
    return out;
}

}  // namespace

Stage::Stage(ImageReader& in) {
    name_ = in.text();
    rows_ = in.array<std::uint16_t>();
    columns_ = in.array<std::uint32_t>();
    table_ = in.array<std::uint16_t>();
    automaton_ = Automaton(in);
    rules_.resize(in.number());
    sources_.resize(rules_.size());
    compiled_ = std::make_unique<Compiled[]>(rules_.size());
    for (std::size_t i = 0; i < rules_.size(); ++i) {
        Rule& rule = rules_[i];
        rule.id = in.text();
        Sources& sources = sources_[i];
        sources.narrow = in.array<std::uint8_t>();
        sources.wide = in.array<Symbol>();
        sources.match = in.text();
        for (const Side side : {before, after, not_before, not_after}) {
            Context& context = sources.contexts[side];
            context.reach = static_cast<std::uint32_t>(in.number());
            if (context.reach == 0) continue;
            context.number = static_cast<std::uint32_t>(in.number());
            sources.has_context = true;
        }
        rule.slots = in.texts();
        for (const std::string_view slot : rule.slots)
            rule.labels.emplace_back(slot);
        auto keys = in.texts(), values = in.texts();
        for (std::size_t f = 0; f < keys.size(); ++f)
            rule.set.push_back({Label(keys[f]), values[f]});
        rule.mark = static_cast<SetId>(in.number());
        for (const Label label : rule.labels)
            rule.bits |= label.bit();
        for (const Field& field : rule.set)
            rule.bits |= field.key.bit();
    }
}

// Also notes where a match may begin.
void Stage::encode(std::span<const Item> line, EncodedLine& out) const {
    out.symbols.resize(line.size());
    if (out.begins.size() < line.size()) out.begins.resize(line.size());
    Symbol* const symbols = out.symbols.data();
    std::uint32_t* begins = out.begins.data();  // written at every item and kept at few: no branch
    const std::uint16_t* const rows = rows_.data();
    const std::uint32_t* const columns = columns_.data();
    const std::uint16_t* const table = table_.data();
    const auto count = static_cast<std::uint32_t>(line.size());
    for (std::uint32_t i = 0; i < count; ++i) {
        const Symbol found = table[columns[line[i].look] + rows[line[i].set]];
        symbols[i] = found & static_cast<Symbol>(~begin_flag);
        *begins = i;
        begins += found >> 15;
    }
    out.begin_count = static_cast<std::size_t>(begins - out.begins.data());
}

// Appends the symbols as the expressions of a rule spell them.
void Stage::write_bytes(std::size_t rule, std::span<const Symbol> symbols, std::string& out) const {
    const Sources& from = sources_[rule];
    for (const Symbol symbol : symbols) {
        if (!from.narrow.empty()) {
            out += static_cast<char>(from.narrow[symbol]);
        } else {
            out += static_cast<char>(0x80 | from.wide[symbol] >> 7);
            out += static_cast<char>(from.wide[symbol] & 0x7F);
        }
    }
}

const RE2& Stage::match_of(std::size_t rule) const {
    Compiled& out = compiled_[rule];
    std::call_once(out.once, [&] { out.match = compile(sources_[rule].match); });
    return *out.match;
}

bool Stage::context_holds(std::size_t rule, std::span<const Symbol> line, std::size_t begin, std::size_t end,
                          StageScratch& scratch) const {
    const Sources& from = sources_[rule];
    if (!from.has_context) return true;
    for (const Side side : {before, not_before, after, not_after}) {
        const Context& context = from.contexts[side];
        if (context.reach == 0) continue;
        const bool left = side == before || side == not_before;
        const std::size_t length = std::min<std::size_t>(context.reach, left ? begin : line.size() - end);
        const auto window = line.subspan(left ? begin - length : end, length);
        const bool wanted = side == before || side == after;
        if (scratch.reader.context_holds(context.number, window, left) != wanted) return false;
    }
    return true;
}

const ItemRange* Stage::slots_of(std::size_t rule, std::span<const Symbol> span,
                                 StageScratch& scratch) const {
    const auto number = static_cast<std::uint32_t>(rule);
    scratch.bytes.clear();
    write_bytes(rule, span, scratch.bytes);
    if (const ItemRange* known = scratch.slots.find(number, scratch.bytes)) return known;
    const RE2& match = match_of(rule);
    std::vector<re2::StringPiece> groups(1 + static_cast<std::size_t>(match.NumberOfCapturingGroups()));
    const std::string_view bytes = scratch.bytes;
    match.Match(bytes, 0, bytes.size(), RE2::ANCHOR_BOTH, groups.data(), int(groups.size()));
    const auto width = static_cast<std::uint32_t>(sources_[rule].narrow.empty() ? 2 : 1);
    std::vector<ItemRange> out;
    for (std::size_t group = 1; group < groups.size(); ++group) {
        const re2::StringPiece& piece = groups[group];
        ItemRange range;
        if (piece.data()) {
            range.first = static_cast<std::uint32_t>(piece.data() - bytes.data()) / width;
            range.last = range.first + static_cast<std::uint32_t>(piece.size()) / width;
        }
        out.push_back(range);
    }
    return scratch.slots.keep(number, bytes, out);
}

// By the first rule, in their order, that matches the span and whose context holds.
bool Stage::accept(std::span<const Symbol> line, std::size_t begin, const AutomatonReader::End& end,
                   StageScratch& scratch, Match& out) const {
    for (std::size_t i = 0; i < scratch.reader.rules(end).size(); ++i) {  // a context may move them
        const std::uint32_t rule = scratch.reader.rules(end)[i];
        if (!context_holds(rule, line, begin, end.at, scratch)) continue;
        out.rule = &rules_[rule];
        out.first = static_cast<std::uint32_t>(begin);
        out.last = static_cast<std::uint32_t>(end.at);
        const auto span = line.subspan(begin, end.at - begin);
        out.slots = out.rule->slots.empty() ? nullptr : slots_of(rule, span, scratch);
        return true;
    }
    return false;
}

void Stage::scan(std::span<const Item> line, EncodedLine& encoded, StageScratch& scratch,
                 std::vector<Match>& out) const {
    out.clear();
    if (rules_.empty()) return;
    encode(line, encoded);
    const std::span<const Symbol> symbols = encoded.symbols;
    std::vector<std::uint32_t>& begins = encoded.begins;
    std::size_t count = 0;
    for (std::size_t i = 0; i < encoded.begin_count; ++i) {
        begins[count] = begins[i];
        count += scratch.reader.may_match(symbols, begins[i]) ? 1 : 0;
    }
    scratch.slots.trim();
    Match match;
    std::size_t free = 0;  // where the last match ended
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t at = begins[i];
        if (i + look_ahead < count) scratch.reader.prepare(symbols, begins[i + look_ahead]);
        if (at < free) continue;
        const auto& ends = scratch.reader.ends(automaton_, symbols, at);
        const auto end = std::find_if(ends.rbegin(), ends.rend(), [&](const auto& one) {
            return accept(symbols, at, one, scratch, match);
        });
        if (end == ends.rend()) continue;
        free = end->at;
        out.push_back(match);
    }
}

}  // namespace dossier::patterns
