#include <dossier/patterns/stage.h>

#include <algorithm>
#include <stdexcept>

namespace dossier::patterns {
namespace {

// Items of context that before / not-before may look at.
constexpr std::size_t context_items = 24;
constexpr std::size_t remembered_spans = 1 << 15;

// RE2 takes a first byte that all alternatives share, searches for it as if it were UTF-8, and so finds none
// above 0x7F. An alternative that never matches keeps it from sharing one.
constexpr const char* never = "|\\z[\\x00-\\xff]";

RE2::Options options_for(bool longest) {
    RE2::Options options;
    options.set_encoding(RE2::Options::EncodingLatin1);
    options.set_dot_nl(true);
    options.set_never_nl(false);
    options.set_log_errors(false);
    options.set_longest_match(longest);
    options.set_max_mem(256 << 20);
    return options;
}

std::unique_ptr<RE2> compile(const std::string& expression, bool longest) {
    RE2::Options options = options_for(longest);
    auto out = std::make_unique<RE2>("(?:" + expression + ")" + never, options);
    if (!out->ok()) throw std::runtime_error("a rule does not compile: " + out->error());
    return out;
}

std::unique_ptr<RE2> compile_context(std::string_view expression, const char* head, const char* tail) {
    if (expression.empty()) return nullptr;
    return compile(head + std::string(expression) + tail, false);
}

}  // namespace

std::string_view Rule::field(std::string_view key) const {
    for (const Field& f : set)
        if (f.key == key) return f.value;
    return {};
}

ItemRange Match::slot(std::string_view name) const {
    for (std::size_t i = 0; i < rule->slots.size(); ++i)
        if (rule->slots[i] == name && slots[i].present()) return slots[i];
    return {};
}

Stage::Stage(ImageReader& in) {
    name_ = in.text();
    width_ = in.number();
    rows_ = in.array<std::uint16_t>();
    columns_ = in.array<std::uint8_t>();
    table_ = in.array<std::uint16_t>();
    column_count_ = in.number();
    all_ = in.text();
    rules_.resize(in.number());
    sources_.resize(rules_.size());
    compiled_ = std::make_unique<Compiled[]>(rules_.size());
    for (std::size_t i = 0; i < rules_.size(); ++i) {
        Rule& rule = rules_[i];
        rule.id = in.text();
        sources_[i] = {in.text(), in.text(), in.text(), in.text(), in.text()};
        rule.slots = in.texts();
        auto keys = in.texts(), values = in.texts();
        for (std::size_t f = 0; f < keys.size(); ++f)
            rule.set.push_back({keys[f], values[f]});
        rule.mark = static_cast<SetId>(in.number());
    }
}

void Stage::encode(std::span<const Item> line, std::string& out) const {
    out.resize(line.size() * width_);
    if (width_ == 1) {
        for (std::size_t i = 0; i < line.size(); ++i)
            out[i] = static_cast<char>(table_[rows_[line[i].set] * column_count_ + columns_[line[i].look]]);
        return;
    }
    for (std::size_t i = 0; i < line.size(); ++i) {
        std::uint16_t symbol = table_[rows_[line[i].set] * column_count_ + columns_[line[i].look]];
        out[2 * i] = static_cast<char>(0x80 | symbol >> 7);
        out[2 * i + 1] = static_cast<char>(symbol & 0x7F);
    }
}

void Stage::prepare_scan() const {
    std::call_once(scan_once_, [&] {
        scan_ = compile(std::string(all_), true);
        whole_ = std::make_unique<RE2::Set>(options_for(true), RE2::ANCHOR_BOTH);
        for (const Sources& rule : sources_)
            whole_->Add(re2::StringPiece(rule.match.data(), rule.match.size()), nullptr);
        if (!whole_->Compile())
            throw std::runtime_error("the rules of stage " + std::string(name_) + " do not compile");
    });
}

const Stage::Compiled& Stage::compiled(std::size_t rule) const {
    Compiled& out = compiled_[rule];
    std::call_once(out.once, [&] {
        const Sources& from = sources_[rule];
        out.match = compile(std::string(from.match), true);
        out.before = compile_context(from.before, "(?:", ")\\z");
        out.not_before = compile_context(from.not_before, "(?:", ")\\z");
        out.after = compile_context(from.after, "\\A(?:", ")");
        out.not_after = compile_context(from.not_after, "\\A(?:", ")");
    });
    return out;
}

// The rules that match the whole span, in their order.
std::vector<int> Stage::candidates(std::string_view span) const {
    std::vector<int> out;
    re2::StringPiece text(span.data(), span.size());
    RE2::Set::ErrorInfo error{RE2::Set::kNoError};
    if (!whole_->Match(text, &out, &error) && error.kind == RE2::Set::kOutOfMemory) {
        for (std::size_t i = 0; i < rules_.size(); ++i)
            if (compiled(i).match->Match(text, 0, text.size(), RE2::ANCHOR_BOTH, nullptr, 0))
                out.push_back(static_cast<int>(i));
    }
    std::sort(out.begin(), out.end());
    return out;
}

const std::vector<StageScratch::Resolution>& Stage::resolve(std::string_view span,
                                                            StageScratch& scratch) const {
    auto found = scratch.known.find(span);
    if (found != scratch.known.end()) return found->second;
    if (scratch.known.size() >= remembered_spans) scratch.known.clear();
    std::vector<StageScratch::Resolution> out;
    re2::StringPiece text(span.data(), span.size());
    for (int index : candidates(span)) {
        const RE2& match = *compiled(static_cast<std::size_t>(index)).match;
        std::vector<re2::StringPiece> groups(1 + static_cast<std::size_t>(match.NumberOfCapturingGroups()));
        match.Match(text, 0, text.size(), RE2::ANCHOR_BOTH, groups.data(), int(groups.size()));
        StageScratch::Resolution resolution{static_cast<std::uint32_t>(index), {}};
        for (std::size_t group = 1; group < groups.size(); ++group) {
            const re2::StringPiece& piece = groups[group];
            ItemRange range;
            if (piece.data()) {
                range.first = static_cast<std::uint32_t>(std::size_t(piece.data() - span.data()) / width_);
                range.last = range.first + static_cast<std::uint32_t>(piece.size() / width_);
            }
            resolution.slots.push_back(range);
        }
        out.push_back(std::move(resolution));
    }
    return scratch.known.emplace(std::string(span), std::move(out)).first->second;
}

bool Stage::context_holds(const Compiled& rule, const std::string& symbols, std::size_t begin,
                          std::size_t end) const {
    const std::size_t window = context_items * width_;
    const std::size_t from = begin > window ? begin - window : 0;
    const std::size_t to = std::min(symbols.size(), end + window);
    re2::StringPiece left(symbols.data() + from, begin - from), right(symbols.data() + end, to - end);
    auto in = [](const std::unique_ptr<RE2>& context, re2::StringPiece text) {
        return context->Match(text, 0, text.size(), RE2::UNANCHORED, nullptr, 0);
    };
    return !(rule.before && !in(rule.before, left)) && !(rule.not_before && in(rule.not_before, left)) &&
           !(rule.after && !in(rule.after, right)) && !(rule.not_after && in(rule.not_after, right));
}

bool Stage::accept(const std::string& symbols, std::size_t begin, std::size_t end, StageScratch& scratch,
                   Match& out) const {
    for (const auto& resolution : resolve(std::string_view(symbols).substr(begin, end - begin), scratch)) {
        if (!context_holds(compiled(resolution.rule), symbols, begin, end)) continue;
        out.rule = &rules_[resolution.rule];
        out.first = static_cast<std::uint32_t>(begin / width_);
        out.last = static_cast<std::uint32_t>(end / width_);
        out.slots = resolution.slots;
        for (ItemRange& range : out.slots)
            if (range.present()) range.first += out.first, range.last += out.first;
        return true;
    }
    return false;
}

// The longest span from `begin` that is shorter than `end` and that some rule accepts in its context; its
// end, or 0.
std::size_t Stage::accept_shorter(const std::string& symbols, std::size_t begin, std::size_t end,
                                  StageScratch& scratch, Match& out) const {
    while (end > begin + width_) {
        re2::StringPiece found;
        end -= width_;
        if (!scan_->Match(re2::StringPiece(symbols.data(), end), begin, end, RE2::ANCHOR_START, &found, 1) ||
            found.empty())
            return 0;
        end = static_cast<std::size_t>(found.data() + found.size() - symbols.data());
        if (accept(symbols, begin, end, scratch, out)) return end;
    }
    return 0;
}

void Stage::scan(std::span<const Item> line, StageScratch& scratch, std::vector<Match>& out) const {
    out.clear();
    if (rules_.empty()) return;
    prepare_scan();
    encode(line, scratch.symbols);
    const std::string& symbols = scratch.symbols;
    re2::StringPiece text(symbols), found;
    std::size_t at = 0;
    Match match;
    while (at < symbols.size() && scan_->Match(text, at, text.size(), RE2::UNANCHORED, &found, 1)) {
        auto begin = static_cast<std::size_t>(found.data() - symbols.data());
        std::size_t end = begin + found.size();
        if (found.empty()) {
            at = begin + width_;
            continue;
        }
        if (!accept(symbols, begin, end, scratch, match))
            end = accept_shorter(symbols, begin, end, scratch, match);
        if (end == 0) {
            at = begin + width_;
            continue;
        }
        out.push_back(match);
        at = end;
    }
}

}  // namespace dossier::patterns
