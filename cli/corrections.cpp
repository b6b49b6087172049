#include "command.h"
#include "corrections.h"
#include "options.h"

#include <dossier/store/content_key.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <sstream>

#define TOML_EXCEPTIONS 1
#include <toml++/toml.h>

namespace dossier::cli {
namespace {

using Kind = Correction::Kind;

constexpr const char* same_form = "write same = [[\"name\", \"other name\"]]";
constexpr const char* not_same_form =
    "write [\"name\", \"other name\"], or { name = \"name\", in = [\"document\"], as = \"name for this one\" "
    "}";
constexpr const char* rename_form = "write rename = { \"wrong name\" = \"right name\" }";

class Parser {
  public:
    Parser(const std::string& file, std::string_view toml) : file_(file) {
        try {
            root_ = toml::parse(toml, file);
        } catch (const toml::parse_error& error) {
            fail(error.source(), std::string(error.description()),
                 "correct the TOML here; names stand in quotes");
        }
    }

    std::vector<Correction> read() {
        only_keys(root_, {"same", "not_same", "rename"});
        each_item("same", same_form, [&](const toml::node& item) { same(item); });
        renames();
        each_item("not_same", not_same_form, [&](const toml::node& item) { not_same(item); });
        return std::move(out_);
    }

  private:
    [[noreturn]] void fail(const toml::source_region& at, const std::string& reason,
                           const std::string& remedy) const {
        throw CommandError(Exit::usage,
                           pattern_place(file_, int(at.begin.line), int(at.begin.column)) + reason, remedy);
    }

    void only_keys(const toml::table& table, std::initializer_list<std::string_view> known) const {
        std::string names;
        for (const std::string_view each : known)
            names += (names.empty() ? "" : ", ") + std::string(each);
        for (const auto& [key, value] : table)
            if (std::find(known.begin(), known.end(), key.str()) == known.end())
                fail(key.source(), "unknown key '" + std::string(key.str()) + "'", "known here: " + names);
    }

    template <class Use>
    void each_item(const char* key, const char* form, const Use& use) const {
        const toml::node* node = root_.get(key);
        if (node == nullptr) return;
        if (!node->is_array()) fail(node->source(), std::string(key) + " must be a list", form);
        for (const toml::node& item : *node->as_array())
            use(item);
    }

    std::string text(const toml::node& node, const char* what, const char* form) const {
        if (!node.is_string()) fail(node.source(), std::string(what) + " must be a string", form);
        const std::string& value = node.as_string()->get();
        if (fold_name(value).empty()) fail(node.source(), std::string(what) + " is empty", form);
        return value;
    }

    // The items of a list of at least `least`, each `what`.
    std::vector<std::string> texts(const toml::node& node, const char* what, std::size_t least,
                                   const char* form) const {
        if (!node.is_array() || node.as_array()->size() < least)
            fail(node.source(), "a list of at least " + std::to_string(least) + " is wanted here", form);
        std::vector<std::string> out;
        for (const toml::node& item : *node.as_array())
            out.push_back(text(item, what, form));
        return out;
    }

    void same(const toml::node& item) {
        const std::vector<std::string> names = texts(item, "a name", 2, same_form);
        for (std::size_t i = 1; i < names.size(); ++i)
            join(Kind::same, names[0], names[i], (*item.as_array())[i].source());
    }

    void renames() {
        const toml::node* node = root_.get("rename");
        if (node == nullptr) return;
        if (!node->is_table()) fail(node->source(), "rename must be a table", rename_form);
        for (const auto& [key, value] : *node->as_table())
            join(Kind::rename, text(value, "a name", rename_form), std::string(key.str()), key.source());
    }

    // A name stands for itself or under one other, which may stand under a third.
    void join(Kind kind, const std::string& name, const std::string& other, const toml::source_region& at) {
        const std::string folded = fold_name(name), replaced = fold_name(other);
        if (folded == replaced && kind == Kind::same)
            fail(at, "'" + other + "' is the same name already",
                 "names are compared without case; leave it out");
        if (folded != replaced) {
            const auto [before, fresh] = under_.try_emplace(replaced, folded);
            if (!fresh && before->second != folded)
                fail(at, "'" + other + "' is '" + before->second + "' already",
                     "put all names of one into one list");
            if (head(folded) == replaced)
                fail(at, "'" + name + "' and '" + other + "' replace each other", "leave one of the two out");
        }
        out_.push_back({kind, name, other, {}});
    }

    // Where the chain of what stands under what ends; it has no circle but one that `from` may have closed.
    std::string head(const std::string& from) const {
        std::string name = from;
        for (std::size_t steps = 0; steps <= under_.size(); ++steps) {
            const auto next = under_.find(name);
            if (next == under_.end() || next->second == from) break;
            name = next->second;
        }
        return name;
    }

    void not_same(const toml::node& item) {
        if (item.is_table()) return not_same_here(*item.as_table());
        const std::vector<std::string> names = texts(item, "a name", 2, not_same_form);
        if (names.size() > 2) fail(item.source(), "two names are wanted here", not_same_form);
        if (head(fold_name(names[0])) == head(fold_name(names[1])))
            fail(item.source(), "'" + names[0] + "' and '" + names[1] + "' are the same by this file",
                 "take them out of same and rename, or leave this out");
        out_.push_back({Kind::not_same, names[0], names[1], {}});
    }

    void not_same_here(const toml::table& table) {
        only_keys(table, {"name", "in", "as"});
        for (const char* key : {"name", "in", "as"})
            if (!table.contains(key))
                fail(table.source(), std::string("'") + key + "' is missing", not_same_form);
        const std::string name = text(*table.get("name"), "a name", not_same_form);
        const std::string as = text(*table.get("as"), "a name", not_same_form);
        if (fold_name(name) == fold_name(as))
            fail(table.get("as")->source(), "that is the same name",
                 "give it a name of its own: name (what it is)");
        for (const std::string& document : texts(*table.get("in"), "a document", 1, not_same_form)) {
            const auto [before, fresh] = here_.try_emplace({fold_name(name), document}, as);
            if (!fresh && before->second != as)
                fail(table.source(), "'" + name + "' is '" + before->second + "' in " + document + " already",
                     "a document can tell one of a name alone");
            out_.push_back({Kind::not_same, name, as, document});
        }
    }

    const std::string& file_;
    toml::table root_;
    std::map<std::string, std::string> under_;  // folded
    std::map<std::pair<std::string, std::string>, std::string> here_;
    std::vector<Correction> out_;
};

}  // namespace

void add_corrections_option(CLI::App& app, std::string& file) {
    app.add_option("--corrections", file,
                   "names that are the same, not the same, or wrong; in the place of earlier ones")
        ->type_name("FILE");
}

std::optional<std::vector<Correction>> read_corrections(const std::string& file) {
    if (file.empty()) return std::nullopt;
    std::ifstream in(file, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    if (!in.is_open() || in.bad())
        throw CommandError(Exit::usage, file + ": the corrections cannot be read",
                           "--corrections names a TOML file");
    return parse_corrections(file, text.str());
}

std::vector<Correction> parse_corrections(const std::string& file, std::string_view toml) {
    return Parser(file, toml).read();
}

}  // namespace dossier::cli
