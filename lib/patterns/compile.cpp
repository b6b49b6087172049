#include <dossier/patterns/compile.h>
#include <dossier/patterns/compile_stage.h>
#include <dossier/patterns/library.h>
#include <dossier/patterns/word_table.h>

#include <algorithm>
#include <map>
#include <set>

namespace dossier::patterns {
namespace {

using Files = std::vector<const PatternFile*>;

class FileDefinitions : public Definitions {
  public:
    explicit FileDefinitions(const Files& files) {
        for (const PatternFile* file : files) {
            for (const auto& [name, entry] : file->phrases)
                phrases_[name] = entry.first;
            for (const auto& [name, entry] : file->classes)
                classes_[name] = entry.first;
        }
    }
    const std::string* phrase(const std::string& name) const override { return find(phrases_, name); }
    const std::string* class_alias(const std::string& name) const override { return find(classes_, name); }

  private:
    static const std::string* find(const std::map<std::string, std::string>& in, const std::string& name) {
        auto found = in.find(name);
        return found == in.end() ? nullptr : &found->second;
    }
    std::map<std::string, std::string> phrases_, classes_;
};

std::string plus_joined(std::vector<std::string> names) {
    std::string out;
    for (const auto& name : names)
        out += (out.empty() ? "" : "+") + name;
    return out;
}

class PackCompiler {
  public:
    PackCompiler(std::string lang, Files files, const Names& names)
        : lang_(std::move(lang)), files_(std::move(files)), names_(names), words_(files_) {
        for (const auto& kind : names_.kinds()) {
            words_.list_id("n-" + std::string(kind));
            words_.list_id("w-" + std::string(kind));
        }
        words_.list_id("n-capital");
        declare_marks();
        parse_rules();
    }

    void write(ImageWriter& out) {
        out.text(lang_);
        auto join_stages = words_.join_stages();
        words_.write(out, sets_, join_stages);
        words_.write_endings(out, sets_);
        out.array(name_sets());
        std::vector<std::string> mark_names;
        std::vector<SetId> mark_sets;
        for (const auto& names : marks_) {
            mark_names.push_back(plus_joined(names));
            mark_sets.push_back(mark_set(names));
        }
        out.texts(words_.list_names());
        write_sets(out);
        out.texts(mark_names);
        out.array(mark_sets);
        out.texts(join_stages);
        out.number(stages_.size());
        for (const auto& [name, rules] : stages_)
            write_stage(
                name, rules, words_, sets_.sets(), [&](const RuleSource& rule) { return mark_set(rule.as); },
                out);
    }

  private:
    void declare_marks() {
        for (const PatternFile* file : files_) {
            for (const auto& mark : file->marks)
                marks_.insert(mark);
            for (const auto& rule : file->rules)
                if (!rule.as.empty()) marks_.insert(rule.as);
        }
        for (const auto& mark : marks_)
            for (const auto& name : mark)
                words_.list_id(name);
    }

    void parse_rules() {
        FileDefinitions definitions(files_);
        std::set<std::string> ids;
        for (const PatternFile* file : files_) {
            for (const RuleSource& rule : file->rules) {
                if (!ids.insert(rule.id).second)
                    throw PatternError(file->path, rule.place.line, rule.place.column,
                                       "another rule is called " + rule.id,
                                       "give each rule an id of its own");
                stages_[rule.stage].push_back(parse_rule(rule, *file, definitions, words_));
            }
        }
    }

    SetId mark_set(const std::vector<std::string>& names) {
        if (names.empty()) return no_set;
        std::vector<std::uint16_t> lists;
        for (const auto& name : names)
            lists.push_back(words_.list_id(name));
        return sets_.add(std::move(lists));
    }

    std::vector<SetId> name_sets() {
        std::vector<SetId> out(names_.size());
        for (std::uint32_t i = 0; i < names_.size(); ++i) {
            std::vector<std::uint16_t> lists;
            if (names_.single_word(i)) lists = words_.lists_of_word(names_.key(i));
            for (const NameReading& reading : names_.readings(i)) {
                std::string kind(names_.kinds()[reading.kind]);
                lists.push_back(words_.list_id((reading.flags & weak ? "w-" : "n-") + kind));
                if (reading.flags & capital) lists.push_back(words_.list_id("n-capital"));
            }
            out[i] = sets_.add(std::move(lists));
        }
        return out;
    }

    void write_sets(ImageWriter& out) const {
        std::vector<std::uint32_t> offsets = {0};
        std::vector<std::uint16_t> lists;
        for (const auto& set : sets_.sets()) {
            lists.insert(lists.end(), set.begin(), set.end());
            offsets.push_back(static_cast<std::uint32_t>(lists.size()));
        }
        out.array(offsets);
        out.array(lists);
    }

    std::string lang_;
    Files files_;
    const Names& names_;
    WordTable words_;
    SetPool sets_;
    std::set<std::vector<std::string>> marks_;
    std::map<std::string, std::vector<ParsedRule>> stages_;
};

}  // namespace

std::string compile_names(const std::vector<NameFile>& files) {
    ImageWriter out;
    write_names(files, out);
    return out.take();
}

std::string compile(std::vector<RawFile> files, std::string_view names_image) {
    std::sort(files.begin(), files.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
    std::vector<PatternFile> parsed;
    std::set<std::string> langs;
    for (const RawFile& file : files) {
        parsed.push_back(parse_pattern_file(file.path, file.text));
        if (parsed.back().lang != "common") langs.insert(parsed.back().lang);
    }
    ImageReader names_reader(names_image);
    Names names(names_reader);
    ImageWriter out;
    out.number(files.size());
    for (const RawFile& file : files) {
        out.text(file.path);
        out.text(file.text);
    }
    out.text(names_image);
    ImageWriter packs;
    packs.number(langs.size());
    for (const std::string& lang : langs) {
        Files own, common;
        for (const PatternFile& file : parsed) {
            if (file.lang == lang) own.push_back(&file);
            if (file.lang == "common") common.push_back(&file);
        }
        own.insert(own.end(), common.begin(),
                   common.end());  // a language's rules come before the common ones
        PackCompiler(lang, std::move(own), names).write(packs);
    }
    out.text(packs.take());
    return out.take();
}

ImageParts parts_of(std::string_view image) {
    ImageReader in(image);
    ImageParts out;
    out.files.resize(in.number());
    for (RawFile& file : out.files) {
        file.path = in.text();
        file.text = in.text();
    }
    out.names = in.text();
    out.packs = in.text();
    return out;
}

}  // namespace dossier::patterns
