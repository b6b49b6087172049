#include <dossier/patterns/expression.h>
#include <dossier/patterns/fold.h>
#include <dossier/patterns/library.h>
#include <dossier/patterns/names.h>
#include <dossier/text/analysis.h>

#include <algorithm>
#include <map>
#include <stdexcept>

namespace dossier::patterns {
namespace {

std::vector<std::string_view> split(std::string_view text, char mark) {
    std::vector<std::string_view> out;
    while (true) {
        std::size_t at = text.find(mark);
        out.push_back(text.substr(0, at));
        if (at == std::string_view::npos) return out;
        text.remove_prefix(at + 1);
    }
}

class Builder {
  public:
    void file(const NameFile& file) {
        int line = 0;
        for (std::string_view row : split(file.text, '\n')) {
            ++line;
            if (!row.empty() && row.back() == '\r') row.remove_suffix(1);
            if (row.empty() || row.front() == '#') continue;
            auto columns = split(row, '\t');
            if (columns.size() < 2 || columns[0].empty() || columns[1].empty())
                throw PatternError(file.path, line, 1, "a name needs a kind",
                                   "write name, kind, attributes with tabs between");
            add(columns[0], reading(columns, file.path, line));
        }
    }

    void write(ImageWriter& out) {
        std::vector<Slot> slots;
        std::vector<std::uint32_t> offsets{0};
        std::vector<NameReading> readings;
        std::vector<std::uint64_t> keys;
        std::vector<std::uint8_t> single;
        std::map<std::uint64_t, Slot> table;
        for (auto& [key, name] : names_) {
            Slot& slot = table[key];
            slot.key = key;
            slot.entry = 1;
            slot.set = static_cast<std::uint32_t>(keys.size());
            keys.push_back(key);
            single.push_back(name.prefixes.empty());
            for (std::uint64_t word : name.later_words) {
                table[word].key = word;
                table[word].inside = 1;
            }
            for (std::uint64_t prefix : name.prefixes) {
                table[prefix].key = prefix;
                table[prefix].longer = 1;
            }
            readings.insert(readings.end(), name.readings.begin(), name.readings.end());
            offsets.push_back(static_cast<std::uint32_t>(readings.size()));
        }
        for (auto& [key, slot] : table)
            slots.push_back(slot);
        out.array(make_slots(slots));
        out.array(offsets);
        out.array(readings);
        out.array(keys);
        out.array(single);
        out.texts(kinds_);
        out.text(pool_);
    }

  private:
    struct Name {
        std::vector<std::uint64_t> prefixes, later_words;
        std::vector<NameReading> readings;
    };

    NameReading reading(const std::vector<std::string_view>& columns, const std::string& path, int line) {
        NameReading out;
        auto kind = std::find(kinds_.begin(), kinds_.end(), columns[1]);
        out.kind = static_cast<std::uint16_t>(kind - kinds_.begin());
        if (kind == kinds_.end()) kinds_.emplace_back(columns[1]);
        if (columns.size() < 3 || columns[2].empty()) return out;
        for (std::string_view field : split(columns[2], ';')) {
            std::size_t at = field.find('=');
            std::string_view key = field.substr(0, at), value = at == field.npos ? "" : field.substr(at + 1);
            if (key == "iso" && value.size() == 2) {
                std::copy(value.begin(), value.end(), out.iso);
            } else if (key == "canonical") {
                out.canonical = text(value);
            } else if (key == "subtype") {
                out.subtype = text(value);
            } else if (key == "pop") {
                out.population =
                    static_cast<std::uint32_t>(std::strtoul(std::string(value).c_str(), nullptr, 10));
            } else if (key == "weak") {
                out.flags |= weak;
            } else if (key == "capital") {
                out.flags |= capital;
            } else {
                throw PatternError(path, line, 1, "unknown attribute '" + std::string(field) + "'",
                                   "known: iso, canonical, subtype, pop, weak, capital");
            }
        }
        return out;
    }

    std::uint32_t text(std::string_view value) {
        auto [it, fresh] = texts_.try_emplace(std::string(value), static_cast<std::uint32_t>(pool_.size()));
        if (fresh) {
            pool_ += value;
            pool_ += '\0';
        }
        return it->second;
    }

    void add(std::string_view name, const NameReading& reading) {
        analyser_.analyse(name, "en", analysis_);
        if (analysis_.tokens.empty()) return;
        Name entry;
        std::uint64_t key = 0;
        for (std::size_t i = 0; i < analysis_.tokens.size(); ++i) {
            const Token& token = analysis_.tokens[i];
            std::uint64_t word = folded_hash(name.substr(token.begin, token.length()));
            if (i > 0) {
                entry.prefixes.push_back(key);
                entry.later_words.push_back(word);
            }
            key = i == 0 ? word : chain(key, word);
        }
        Name& kept = names_.try_emplace(key, std::move(entry)).first->second;
        kept.readings.push_back(reading);
    }

    std::map<std::uint64_t, Name> names_;
    std::vector<std::string> kinds_;
    std::map<std::string, std::uint32_t> texts_;
    std::string pool_ = std::string(1, '\0');
    Analyser analyser_;
    Analysis analysis_;
};

}  // namespace

Names::Names(ImageReader& in) {
    table_ = SlotTable(in.array<Slot>());
    offsets_ = in.array<std::uint32_t>();
    readings_ = in.array<NameReading>();
    keys_ = in.array<std::uint64_t>();
    single_ = in.array<std::uint8_t>();
    kinds_ = in.texts();
    pool_ = in.text();
}

std::string_view Names::text(std::uint32_t offset) const {
    std::string_view rest = pool_.substr(offset);
    return rest.substr(0, rest.find('\0'));
}

void write_names_without(std::string_view image, const std::vector<std::string>& kinds, ImageWriter& out) {
    ImageReader in(image);
    const auto table = in.array<Slot>();
    std::vector<Slot> slots(table.begin(), table.end());
    const auto offsets = in.array<std::uint32_t>();
    const auto readings = in.array<NameReading>();
    const auto keys = in.array<std::uint64_t>();
    const auto single = in.array<std::uint8_t>();
    const std::vector<std::string_view> known = in.texts();
    std::vector<bool> off(known.size());
    for (const std::string& kind : kinds) {
        const auto at = std::find(known.begin(), known.end(), kind);
        if (at == known.end()) throw std::invalid_argument(kind);
        off[static_cast<std::size_t>(at - known.begin())] = true;
    }
    std::vector<std::uint32_t> kept_offsets{0};
    std::vector<NameReading> kept;
    for (std::size_t name = 0; name + 1 < offsets.size(); ++name) {
        for (std::uint32_t i = offsets[name]; i < offsets[name + 1]; ++i)
            if (!off[readings[i].kind]) kept.push_back(readings[i]);
        kept_offsets.push_back(static_cast<std::uint32_t>(kept.size()));
    }
    for (Slot& slot : slots)
        if (slot.entry && kept_offsets[slot.set] == kept_offsets[slot.set + 1]) slot.entry = 0;
    out.array(slots);
    out.array(kept_offsets);
    out.array(kept);
    out.array(keys);
    out.array(single);
    out.texts({known.begin(), known.end()});
    out.text(in.text());
}

void write_names(const std::vector<NameFile>& files, ImageWriter& out) {
    Builder builder;
    for (const NameFile& file : files)
        builder.file(file);
    builder.write(out);
}

}  // namespace dossier::patterns
