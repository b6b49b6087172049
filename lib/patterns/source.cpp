#include <dossier/patterns/library.h>
#include <dossier/patterns/source.h>

#include <set>

#define TOML_EXCEPTIONS 1
#include <toml++/toml.h>

namespace dossier::patterns {
namespace {

// Reads one file; knows its path so that every complaint has a place.
class Reader {
  public:
    Reader(std::string_view path, std::string_view toml) {
        file_.path = path;
        file_.lang = path.substr(0, path.find('/'));
        try {
            root_ = toml::parse(toml, path);
        } catch (const toml::parse_error& e) {
            throw PatternError(file_.path, int(e.source().begin.line), int(e.source().begin.column),
                               std::string(e.description()),
                               "correct the TOML here; strings with \\ want '…'");
        }
    }

    PatternFile read() {
        only_keys(root_, {"stage", "lists", "maps", "classes", "phrases", "marks", "rules"});
        stage_ = text(root_, "stage");
        for_each_table("lists",
                       [&](const toml::key& name, const toml::node& node) { read_list(name, node, false); });
        for_each_table("maps",
                       [&](const toml::key& name, const toml::node& node) { read_list(name, node, true); });
        read_named("classes", file_.classes);
        read_named("phrases", file_.phrases);
        if (const toml::node* marks = root_.get("marks")) read_marks(*marks);
        if (const toml::node* rules = root_.get("rules")) {
            if (!rules->is_array_of_tables())
                fail(*rules, "rules must be written as [[rules]]", "use [[rules]]");
            for (const toml::node& node : *rules->as_array())
                read_rule(*node.as_table());
        }
        return std::move(file_);
    }

  private:
    static Place place_of(const toml::source_region& region) {
        return {int(region.begin.line), int(region.begin.column)};
    }

    [[noreturn]] void fail(const toml::node& node, const std::string& reason,
                           const std::string& remedy) const {
        fail(place_of(node.source()), reason, remedy);
    }
    [[noreturn]] void fail(Place place, const std::string& reason, const std::string& remedy) const {
        throw PatternError(file_.path, place.line, place.column, reason, remedy);
    }

    void only_keys(const toml::table& table, const std::set<std::string_view>& known) const {
        for (const auto& [key, value] : table) {
            if (known.contains(key.str())) continue;
            std::string names;
            for (auto k : known)
                names += (names.empty() ? "" : ", ") + std::string(k);
            fail(place_of(key.source()), "unknown key '" + std::string(key.str()) + "'",
                 "known here: " + names);
        }
    }

    template <typename F>
    void for_each_table(const char* key, F&& use) {
        const toml::node* node = root_.get(key);
        if (!node) return;
        if (!node->is_table())
            fail(*node, std::string(key) + " must be a table", std::string("write [") + key + "]");
        for (const auto& [name, value] : *node->as_table())
            use(name, value);
    }

    void read_named(const char* key, std::map<std::string, std::pair<std::string, Place>>& out) {
        for_each_table(key, [&](const toml::key& name, const toml::node& node) {
            if (!node.is_string()) fail(node, "must be a string", "put the expression in quotes");
            out[std::string(name.str())] = {node.as_string()->get(), place_of(node.source())};
        });
    }

    std::string text(const toml::table& table, std::string_view key) const {
        const toml::node* node = table.get(key);
        if (!node) return {};
        if (!node->is_string())
            fail(*node, "'" + std::string(key) + "' must be a string", "put it in quotes");
        return node->as_string()->get();
    }

    std::vector<std::string> texts(const toml::table& table, std::string_view key) const {
        const toml::node* node = table.get(key);
        std::vector<std::string> out;
        if (!node) return out;
        if (node->is_string()) return {node->as_string()->get()};
        if (!node->is_array())
            fail(*node, "'" + std::string(key) + "' must be a list of strings", "write [\"…\"]");
        for (const toml::node& item : *node->as_array()) {
            if (!item.is_string())
                fail(item, "every item of '" + std::string(key) + "' must be a string", "quote it");
            out.push_back(item.as_string()->get());
        }
        return out;
    }

    std::string scalar(const toml::node& node) const {
        if (node.is_string()) return node.as_string()->get();
        if (node.is_integer()) return std::to_string(node.as_integer()->get());
        fail(node, "must be a string or a whole number", "write decimals as strings, they are exact then");
    }

    void read_list(const toml::key& name, const toml::node& node, bool is_map) {
        WordList list;
        list.name = name.str();
        list.place = place_of(name.source());
        list.is_map = is_map;
        if (node.is_array() && !is_map) {
            for (const toml::node& item : *node.as_array()) {
                if (!item.is_string()) fail(item, "every word must be a string", "put it in quotes");
                list.words.emplace_back(item.as_string()->get(), "");
            }
        } else if (node.is_table()) {
            read_list_table(list, *node.as_table());
        } else {
            fail(node, "a list is [words] or a table with 'words'", "write name = [\"word\", …]");
        }
        file_.lists.push_back(std::move(list));
    }

    void read_list_table(WordList& list, const toml::table& table) {
        only_keys(table, {"words", "values", "icu", "suffixes", "include", "except", "endings", "not-endings",
                          "exact", "join", "groups"});
        if (list.is_map) {
            read_groups(list, table);
            if (const toml::node* values = table.get("values")) {
                if (!values->is_table())
                    fail(*values, "'values' must be a table", "write values = { word = \"…\" }");
                for (const auto& [word, value] : *values->as_table())
                    list.words.emplace_back(std::string(word.str()), scalar(value));
            }
        } else {
            for (auto& word : texts(table, "words"))
                list.words.emplace_back(std::move(word), "");
        }
        list.icu = texts(table, "icu");
        list.suffixes = texts(table, "suffixes");
        list.include = texts(table, "include");
        list.except = texts(table, "except");
        list.endings = texts(table, "endings");
        list.not_endings = texts(table, "not-endings");
        list.exact = table["exact"].value_or(false);
        list.join = text(table, "join");
    }

    // Values with their words, the other way about than "values".
    void read_groups(WordList& list, const toml::table& table) {
        const toml::node* groups = table.get("groups");
        if (!groups) return;
        if (!groups->is_table())
            fail(*groups, "'groups' must be a table", "write groups = { value = [\"…\"] }");
        for (const auto& [value, words] : *groups->as_table()) {
            if (!words.is_array())
                fail(words, "'" + std::string(value.str()) + "' must be a list of strings", "write [\"…\"]");
            for (std::string& word : texts(*groups->as_table(), value.str()))
                list.words.emplace_back(std::move(word), std::string(value.str()));
        }
    }

    void read_marks(const toml::node& node) {
        if (!node.is_array()) fail(node, "'marks' must be a list of lists", "write marks = [[\"a\", \"b\"]]");
        for (const toml::node& item : *node.as_array()) {
            if (!item.is_array()) fail(item, "a mark is a list of class names", "write [\"a\", \"b\"]");
            toml::table wrapped{{"mark", *item.as_array()}};
            file_.marks.push_back(texts(wrapped, "mark"));
        }
    }

    std::vector<Example> read_examples(const toml::table& rule, std::string_view key, bool with_value) const {
        std::vector<Example> out;
        const toml::node* node = rule.get(key);
        if (!node) return out;
        if (!node->is_array())
            fail(*node, "'" + std::string(key) + "' must be a list", "write [ { text = \"…\" } ]");
        for (const toml::node& item : *node->as_array()) {
            Example example;
            example.place = place_of(item.source());
            if (item.is_string() && !with_value) {
                example.text = item.as_string()->get();
            } else if (item.is_table()) {
                only_keys(*item.as_table(), {"text", "value", "published", "lang"});
                example.text = text(*item.as_table(), "text");
                example.value = text(*item.as_table(), "value");
                example.published = text(*item.as_table(), "published");
                example.lang = text(*item.as_table(), "lang");
                if (with_value && !item.as_table()->contains("value"))
                    fail(item, "an example needs the value it must give", "add value = \"…\"");
            } else {
                fail(item, "an example is { text = \"…\", value = \"…\" }", "write it so");
            }
            out.push_back(std::move(example));
        }
        return out;
    }

    void read_rule(const toml::table& table) {
        only_keys(table, {"id", "stage", "match", "before", "after", "not-before", "not-after", "as", "set",
                          "examples", "near"});
        RuleSource rule;
        rule.place = place_of(table.source());
        rule.id = text(table, "id");
        rule.stage = table.contains("stage") ? text(table, "stage") : stage_;
        rule.match = text(table, "match");
        rule.before = text(table, "before");
        rule.after = text(table, "after");
        rule.not_before = text(table, "not-before");
        rule.not_after = text(table, "not-after");
        rule.as = texts(table, "as");
        if (rule.id.empty()) fail(table, "a rule without id", "add id = \"stage.name\"");
        if (rule.match.empty()) fail(table, "rule " + rule.id + " matches nothing", "add match = '…'");
        if (rule.stage.empty())
            fail(table, "rule " + rule.id + " has no stage", "add stage = \"…\" at the top");
        rule.match_place = place_of(table.get("match")->source());
        if (const toml::node* set = table.get("set")) {
            if (!set->is_table()) fail(*set, "'set' must be a table", "write set = { unit = \"day\" }");
            for (const auto& [key, value] : *set->as_table())
                rule.set[std::string(key.str())] = scalar(value);
        }
        rule.examples = read_examples(table, "examples", true);
        rule.near = read_examples(table, "near", false);
        if (rule.examples.empty())
            fail(table, "rule " + rule.id + " has no example",
                 "add examples = [ { text = \"…\", value = \"…\" } ]");
        file_.rules.push_back(std::move(rule));
    }

    PatternFile file_;
    toml::table root_;
    std::string stage_;
};

}  // namespace

PatternFile parse_pattern_file(std::string_view path, std::string_view toml) {
    return Reader(path, toml).read();
}

}  // namespace dossier::patterns
