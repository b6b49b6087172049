#include <dossier/patterns/compile_automaton.h>
#include <dossier/patterns/compile_expression.h>
#include <dossier/patterns/compile_stage.h>
#include <dossier/patterns/library.h>

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <numeric>
#include <set>

namespace dossier::patterns {
namespace {

// Does the work; what it complains of is told with the place of the rule.
template <typename Work>
void told_of(const ParsedRule& rule, const Work& work) {
    try {
        work();
    } catch (const ExpressionError& e) {
        const auto& place = rule.source->match_place;
        throw PatternError(rule.file->path, place.line, place.column, e.reason, e.remedy);
    }
}

// Symbols and expressions of one stage.
class StageCompiler {
  public:
    StageCompiler(const std::vector<ParsedRule>& rules, const WordTable& words,
                  const std::vector<std::vector<std::uint16_t>>& sets)
        : words_(words), sets_(sets) {
        for (const auto& rule : rules) {
            collect(rule.match);
            for (const auto& [name, context] : rule.contexts)
                collect(context);
        }
        assign_rows();
        assign_columns();
        assign_symbols();
        for (const auto& rule : rules)
            told_of(rule, [&] { automaton_.add(rule.match); });
        flag_beginnings();
        for (const auto& rule : rules)
            told_of(rule, [&] {
                for (const auto& [side, context] : rule.contexts)
                    contexts_[&context] =
                        automaton_.add_context(context, side == "before" || side == "not-before");
            });
    }

    void write_alphabet(ImageWriter& out) const {
        const std::size_t rows = row_lists_.size(), columns = column_looks_.size();
        std::vector<std::uint32_t> begins;  // of the column of each look
        for (const std::uint8_t column : columns_)
            begins.push_back(static_cast<std::uint32_t>(column * rows));
        std::vector<std::uint16_t> by_column(table_.size());
        for (std::size_t row = 0; row < rows; ++row)
            for (std::size_t column = 0; column < columns; ++column)
                by_column[column * rows + row] = table_[row * columns + column];
        out.array(rows_);
        out.array(begins);
        out.array(by_column);
    }

    void write_automaton(ImageWriter& out) const { automaton_.write(members_, symbols_, out); }

    RuleExpression expression_of(const ParsedRule& rule) const {
        return {rule.match, class_numbers(), members_, symbols_};
    }

    std::uint32_t number_of(const Node& context) const { return contexts_.at(&context); }

  private:
    // Bits in the order of vector<bool>: the first is the highest of the first word.
    using Bits = std::vector<std::uint64_t>;

    static Bits bits_for(std::size_t count) { return Bits((count + 63) / 64); }
    static std::uint64_t bit(std::size_t i) { return std::uint64_t{1} << (63 - i % 64); }

    std::function<std::uint32_t(const ClassExpression&)> class_numbers() const {
        return [this](const ClassExpression& token) {
            return static_cast<std::uint32_t>(predicates_.at(key_of(token)));
        };
    }

    static std::string key_of(const ClassExpression& token) {
        std::string out;
        for (const auto& term : token) {
            for (const auto& literal : term.literals)
                out += (literal.negated ? "!" : "") + literal.name + "&";
            out += "|";
        }
        return out;
    }

    void collect(const Node& node) {
        for (const Node& child : node.children)
            collect(child);
        if (node.kind != Node::Kind::token) return;
        auto [it, fresh] = predicates_.try_emplace(key_of(node.token), classes_.size());
        if (!fresh) {
            ++uses_[it->second];
            return;
        }
        classes_.push_back(&node.token);
        uses_.push_back(1);
        for (const auto& term : node.token)
            for (const auto& literal : term.literals)
                (look_has(0, literal.name) ? looks_ : lists_).insert(literal.name);
    }

    void assign_rows() {
        std::map<std::vector<std::string>, std::uint16_t> ids;
        std::map<std::uint16_t, std::string> relevant;
        const auto& names = words_.list_names();
        for (std::size_t i = 0; i < names.size(); ++i)
            if (lists_.contains(names[i])) relevant[static_cast<std::uint16_t>(i)] = names[i];
        for (const auto& set : sets_) {
            std::vector<std::string> signature;
            for (std::uint16_t list : set)
                if (auto it = relevant.find(list); it != relevant.end()) signature.push_back(it->second);
            std::sort(signature.begin(), signature.end());
            auto [it, fresh] = ids.try_emplace(signature, static_cast<std::uint16_t>(row_lists_.size()));
            if (fresh) row_lists_.emplace_back(signature.begin(), signature.end());
            rows_.push_back(it->second);
        }
    }

    void assign_columns() {
        std::map<Bits, std::uint8_t> ids;
        for (std::size_t look = 0; look < look_count; ++look) {
            Bits signature = bits_for(looks_.size());
            for (std::size_t i = 0; const auto& name : looks_) {
                if (*look_has(static_cast<LookId>(look), name)) signature[i / 64] |= bit(i);
                ++i;
            }
            auto [it, fresh] = ids.try_emplace(signature, static_cast<std::uint8_t>(column_looks_.size()));
            if (fresh) column_looks_.push_back(static_cast<LookId>(look));
            columns_[look] = it->second;
        }
    }

    // What a term asks of a token's look, answered for each column, and what it asks of its lists.
    struct Asked {
        Bits columns;
        std::vector<const ClassTerm::Literal*> lists;

        bool of(const std::set<std::string>& row) const {
            return std::all_of(lists.begin(), lists.end(), [&](const ClassTerm::Literal* literal) {
                return row.contains(literal->name) != literal->negated;
            });
        }
    };

    Asked asked_by(const ClassTerm& term) const {
        Asked out{bits_for(column_looks_.size()), {}};
        for (std::size_t column = 0; column < column_looks_.size(); ++column)
            if (std::all_of(
                    term.literals.begin(), term.literals.end(), [&](const ClassTerm::Literal& literal) {
                        return look_has(column_looks_[column], literal.name).value_or(!literal.negated) !=
                               literal.negated;
                    }))
                out.columns[column / 64] |= bit(column);
        for (const ClassTerm::Literal& literal : term.literals)
            if (!look_has(0, literal.name)) out.lists.push_back(&literal);
        return out;
    }

    // The classes that hold each cell of a row, in `order`; a cell is a column of the row.
    std::vector<Bits> cells_of(const std::set<std::string>& row,
                               const std::vector<std::vector<Asked>>& order) const {
        std::vector<Bits> out(column_looks_.size(), bits_for(order.size()));
        for (std::size_t i = 0; i < order.size(); ++i) {
            Bits columns = bits_for(column_looks_.size());
            for (const Asked& term : order[i])
                if (term.of(row))
                    std::transform(columns.begin(), columns.end(), term.columns.begin(), columns.begin(),
                                   std::bit_or<>());
            for (std::size_t column = 0; column < out.size(); ++column)
                if ((columns[column / 64] & bit(column)) != 0) out[column][i / 64] |= bit(i);
        }
        return out;
    }

    // Symbols that the same classes hold get neighbouring numbers, those of the most used classes first: then
    // a class is a few ranges of bytes, and its expression short.
    void assign_symbols() {
        std::vector<std::size_t> order(classes_.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return uses_[a] > uses_[b]; });
        std::vector<std::vector<Asked>> asked;
        for (const std::size_t cls : order)
            for (auto& terms = asked.emplace_back(); const ClassTerm& term : *classes_[cls])
                terms.push_back(asked_by(term));
        std::vector<Bits> cells;
        std::map<Bits, std::uint16_t> ids;
        for (const auto& row : row_lists_)
            for (Bits& bits : cells_of(row, asked)) {
                ids.try_emplace(bits, std::uint16_t{0});
                cells.push_back(std::move(bits));
            }
        symbols_ = ids.size();
        if (symbols_ > 16384)
            throw ExpressionError{0, "the stage tells too many kinds of token apart", "split it"};
        members_.resize(classes_.size());
        std::uint16_t next = 0;
        for (auto& [bits, id] : ids) {
            id = next++;
            for (std::size_t i = 0; i < order.size(); ++i)
                if ((bits[i / 64] & bit(i)) != 0) members_[order[i]].push_back(id);
        }
        for (const Bits& bits : cells)
            table_.push_back(ids.at(bits));
    }

    void flag_beginnings() {
        std::vector<bool> begins(symbols_);
        for (const std::uint32_t cls : automaton_.beginnings())
            for (const Symbol symbol : members_[cls])
                begins[symbol] = true;
        for (Symbol& symbol : table_)
            if (begins[symbol]) symbol |= begin_flag;
    }

    const WordTable& words_;
    const std::vector<std::vector<std::uint16_t>>& sets_;
    std::map<std::string, std::size_t> predicates_;
    std::vector<const ClassExpression*> classes_;
    std::vector<std::size_t> uses_;        // how often the rules name each class
    std::set<std::string> lists_, looks_;  // what the classes speak of
    std::vector<std::uint16_t> rows_;
    std::vector<std::set<std::string>> row_lists_;
    std::array<std::uint8_t, look_count> columns_{};
    std::vector<LookId> column_looks_;
    std::vector<std::uint16_t> table_;
    std::vector<std::vector<std::uint16_t>> members_;  // symbols of each class
    std::size_t symbols_ = 0;
    AutomatonBuilder automaton_{class_numbers()};
    std::map<const Node*, std::uint32_t> contexts_;  // by their expressions
};

// What before / not-before and after / not-after may look at.
constexpr std::size_t context_items = 24;

// In the order of RE2's capturing groups; a name stands once for each group that has it.
void slot_names(const Node& node, std::vector<std::string>& out) {
    if (node.kind == Node::Kind::group) out.push_back(node.name);
    for (const Node& child : node.children)
        slot_names(child, out);
}

void write_symbols(const ParsedRule& rule, const RuleExpression& expression, ImageWriter& out) {
    const std::vector<Symbol>& symbols = expression.symbols();
    std::vector<std::string> slots;
    slot_names(rule.match, slots);
    const bool narrow = expression.width() == 1, wanted = !slots.empty();
    out.array(wanted && narrow ? std::vector<std::uint8_t>(symbols.begin(), symbols.end())
                               : std::vector<std::uint8_t>());
    out.array(wanted && !narrow ? symbols : std::vector<Symbol>());
}

void write_rules(const std::string& name, const std::vector<ParsedRule>& rules, const WordTable& words,
                 const std::vector<std::vector<std::uint16_t>>& sets,
                 const std::function<SetId(const RuleSource&)>& mark_of, ImageWriter& out) {
    StageCompiler compiler(rules, words, sets);
    out.text(name);
    compiler.write_alphabet(out);
    compiler.write_automaton(out);
    out.number(rules.size());
    for (const auto& rule : rules) {
        const RuleExpression expression = compiler.expression_of(rule);
        out.text(rule.source->id);
        write_symbols(rule, expression, out);
        out.text(expression.text());
        for (const char* context : {"before", "after", "not-before", "not-after"}) {
            auto found = rule.contexts.find(context);
            const bool given = found != rule.contexts.end();
            const std::size_t reach = given ? longest_match(found->second, context_items) : 0;
            out.number(reach);
            if (reach > 0) out.number(compiler.number_of(found->second));
        }
        std::vector<std::string> slots, keys, values;
        slot_names(rule.match, slots);
        out.texts(slots);
        for (const auto& [key, value] : rule.source->set)
            keys.push_back(key), values.push_back(value);
        out.texts(keys);
        out.texts(values);
        out.number(mark_of(*rule.source));
    }
}

}  // namespace

void write_stage(const std::string& name, const std::vector<ParsedRule>& rules, const WordTable& words,
                 const std::vector<std::vector<std::uint16_t>>& sets,
                 const std::function<SetId(const RuleSource&)>& mark_of, ImageWriter& out) {
    const auto write = [&] { write_rules(name, rules, words, sets, mark_of, out); };
    if (rules.empty())
        write();
    else
        told_of(rules.back(), write);  // what is too much in all is too much with the last
}

}  // namespace dossier::patterns
