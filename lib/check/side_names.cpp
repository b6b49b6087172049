#include <dossier/check/side_parts.h>
#include <dossier/patterns/fold.h>
#include <dossier/report/alike.h>
#include <dossier/store/content_key.h>

#include <map>

namespace dossier::check {
namespace {

constexpr std::uint32_t longest_name = 6;  // tokens
constexpr std::size_t most_subjects = 3;   // beside those of the beginning
constexpr std::size_t beginning = 4;       // sentences

void sort_unique(std::vector<std::string>& values) {
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
}

Name name_of(const Span& span, const std::string& text, const std::string& iso) {
    Name name;
    name.span = span;
    name.words = PartyWords(Party{"", text, iso}).words;
    name.bits = bits_of(name.words);
    name.iso = iso;
    return name;
}

// A country or its government. Cities, regions, banks and agencies have the code of theirs, too.
bool stands_for_country(const EntityMention& mention) {
    return !mention.iso.empty() && (mention.subtype == "country" || mention.subtype == "government");
}

class NameFinder {
  public:
    NameFinder(SideParts& parts, const SideReader::Known& known)
        : parts_(parts),
          known_(known),
          function_(parts.pack.list("function-word")),
          common_(parts.pack.list("common-word")),
          no_name_(parts.pack.list("check-no-name")) {}

    void read() {
        add_entities();
        add_known();
        for (const Sentence& sentence : parts_.side.sentences)
            for (const Name& name : sentence.names)
                names_.add(name.span);
        for (const Figure& figure : parts_.side.figures)
            if (figure.kind != FigureKind::deal) figures_.add(figure.span);
        names_.settle();
        figures_.settle();
        for (std::size_t s = 0; s < parts_.ranges.size(); ++s) {
            add_places(s);
            add_runs(s);
        }
        resolve_bare();
        for (Sentence& sentence : parts_.side.sentences) {
            sort_unique(sentence.keys);
            std::stable_sort(sentence.names.begin(), sentence.names.end(),
                             [](const Name& a, const Name& b) { return a.span < b.span; });
        }
        add_subjects();
    }

  private:
    Sentence& sentence(std::size_t s) { return parts_.side.sentences[s]; }

    void add_entities() {
        for (const EntityMention& mention : parts_.side.facts.entities) {
            const std::string& text = mention.canonical.empty() ? mention.text : mention.canonical;
            Sentence& at = sentence(parts_.sentence_at(mention.span));
            const bool people = mention.type == "nationality", place = mention.type == "location";
            const std::string country = people || stands_for_country(mention) ? mention.iso : std::string();
            at.keys.push_back(key_of(text, country));
            if (people && country.empty()) continue;
            at.names.push_back(people ? Name{mention.span, {}, 0, {}, country, false, false, false}
                                      : name_of(mention.span, text, country));
            at.names.back().person = mention.type == "person";
            at.names.back().place = place;
            if (country.empty()) at.names.back().near_iso = mention.iso;
        }
    }

    bool is_name_like(std::uint32_t token) const {
        const Shape shape = parts_.analysis.tokens[token].shape;
        return shape == Shape::capital || shape == Shape::upper || shape == Shape::mixed;
    }

    // Runs of capitalised words, the longest that is known first. What the draft alone reads as a name of its
    // own is the known one.
    void add_known() {
        if (!known_) return;
        for (std::size_t s = 0; s < parts_.ranges.size(); ++s) {
            const TokenRange& range = parts_.ranges[s];
            for (std::uint32_t t = range.first; t < range.last; ++t) {
                if (!is_name_like(t)) continue;
                for (std::uint32_t end = std::min(range.last, t + longest_name); end > t; --end) {
                    if (!is_name_like(end - 1) || !add_known(s, t, end)) continue;
                    t = end - 1;
                    break;
                }
            }
        }
    }

    bool add_known(std::size_t s, std::uint32_t first, std::uint32_t last) {
        const auto& tokens = parts_.analysis.tokens;
        const std::uint32_t begin = tokens[first].begin;
        std::string_view text = parts_.analysis.text.substr(begin, tokens[last - 1].end - begin);
        text.remove_suffix(patterns::possessive_length(text));
        const auto keys = known_(fold_name(text));
        if (keys.empty()) return false;
        const Span span = parts_.span_of(begin, static_cast<std::uint32_t>(begin + text.size()));
        auto& names = sentence(s).names;
        // "European" alone is not the European Social Fund, though documents about it may be.
        const bool part = std::any_of(names.begin(), names.end(), [&](const Name& name) {
            return last - first == 1 && name.iso.empty() && name.words.size() > 1 && !name.person &&
                   within(span, name.span) && name.span != span;
        });
        std::erase_if(names, [&](const Name& name) { return name.span == span && name.iso.empty(); });
        for (const std::string& key : keys) {
            sentence(s).keys.push_back(key);
            if (part) continue;
            const bool country = key.starts_with("iso:");
            names.push_back(name_of(span, country ? std::string(text) : key, country ? key.substr(4) : ""));
        }
        return true;
    }

    // The country of a people or a capital.
    std::string country_near(std::string_view word) const {
        const patterns::Names& names = parts_.pack.names();
        const patterns::Slot* slot = names.find(patterns::folded_hash(word));
        if (!slot || !slot->entry) return {};
        for (const auto& reading : names.readings(slot->set)) {
            const std::string_view kind = names.kinds()[reading.kind];
            const bool capital = kind == "city" && (reading.flags & patterns::capital) != 0;
            if (reading.iso[0] != 0 && (kind == "demonym" || capital)) return {reading.iso, 2};
        }
        return {};
    }

    void add_places(std::size_t s) {
        const TokenRange& range = parts_.ranges[s];
        for (std::uint32_t t = range.first; t < range.last; ++t) {
            if (!is_name_like(t)) continue;
            std::string_view text = parts_.text(t);
            text.remove_suffix(patterns::possessive_length(text));
            std::string iso = country_near(text);
            if (iso.empty()) continue;
            auto& names = sentence(s).names;
            const Span span = parts_.span_of_token(t);
            const auto over = std::find_if(names.begin(), names.end(),
                                           [&](const Name& name) { return within(name.span, span); });
            const bool inside = std::any_of(names.begin(), names.end(), [&](const Name& name) {
                return within(span, name.span) && !name.iso.empty();
            });
            if (over != names.end())
                over->near_iso = std::move(iso);
            else if (!inside) {
                Name& name = names.emplace_back();
                name.span = span;
                name.near_iso = std::move(iso);
            }
        }
    }

    bool is_in(std::uint32_t list, std::uint32_t token) const {
        const Shape shape = parts_.analysis.tokens[token].shape;
        return parts_.pack.in_list(parts_.pack.classify(parts_.text(token), shape).set, list);
    }
    bool is_function_word(std::uint32_t token) const { return is_in(function_, token); }
    bool is_common_word(std::uint32_t token) const { return is_in(common_, token); }

    // Capitalised words in a row of which something else was made in part or not at all: names to be
    // compared, if only with themselves. "Deccan Forge" is more than a mountain.
    void add_runs(std::size_t s) {
        const TokenRange& range = parts_.ranges[s];
        const auto opens = [&](std::uint32_t t) {
            return is_name_like(t) && !figures_.has(parts_.span_of_token(t)) && !is_function_word(t) &&
                   !is_in(no_name_, t);
        };
        for (std::uint32_t t = range.first; t < range.last; ++t) {
            if (!opens(t)) continue;
            std::uint32_t end = t + 1;
            while (end < range.last && opens(end) && patterns::possessive_length(parts_.text(end - 1)) == 0)
                ++end;
            if (end - t <= longest_name) add_run(s, t, end);
            t = end - 1;
        }
    }

    void add_run(std::size_t s, std::uint32_t first, std::uint32_t last) {
        bool told = true, bare = true;
        for (std::uint32_t t = first; t < last; ++t) {
            const bool known = names_.has(parts_.span_of_word(t));
            told = told && known;
            bare = bare && !known && is_common_word(t);
        }
        if (told || bare) return;
        const std::uint32_t begin = parts_.analysis.tokens[first].begin;
        std::string_view text =
            parts_.analysis.text.substr(begin, parts_.analysis.tokens[last - 1].end - begin);
        text.remove_suffix(patterns::possessive_length(text));
        const Span span = parts_.span_of(begin, static_cast<std::uint32_t>(begin + text.size()));
        sentence(s).names.push_back(name_of(span, std::string(text), ""));
        sentence(s).names.back().bare = last - first == 1;
    }

    // "Zephyr" is the Zephyr Scooters that the text speaks of elsewhere.
    void resolve_bare() {
        std::map<std::string, const Name*> longer;  // by each of their words
        for (const Sentence& sentence : parts_.side.sentences)
            for (const Name& name : sentence.names)
                if (name.words.size() > 1 && name.iso.empty())
                    for (const std::string& word : name.words)
                        longer.emplace(word, &name);
        for (Sentence& sentence : parts_.side.sentences)
            for (Name& name : sentence.names) {
                const auto found = name.bare ? longer.find(name.words.front()) : longer.end();
                if (found == longer.end()) continue;
                name.words = found->second->words;
                name.bits = found->second->bits;
                name.bare = false;
            }
    }

    // The names of the beginning, and those that come most often.
    void add_subjects() {
        std::map<std::vector<std::string>, std::pair<std::size_t, const Name*>> counts;
        auto& side = parts_.side;
        for (std::size_t s = 0; s < side.sentences.size(); ++s)
            for (const Name& name : side.sentences[s].names) {
                if (s < beginning) side.subjects.push_back(name);
                auto& [count, first] = counts[name.words.empty() ? std::vector{name.near_iso} : name.words];
                if (count++ == 0) first = &name;
            }
        std::vector<std::pair<std::size_t, const Name*>> most;
        for (const auto& [words, counted] : counts)
            if (counted.first > 2) most.push_back(counted);
        std::stable_sort(most.begin(), most.end(),
                         [](const auto& a, const auto& b) { return a.first > b.first; });
        if (!most.empty() && (most.size() == 1 || most[0].first >= 2 * most[1].first))
            side.main = *most[0].second;
        most.resize(std::min(most.size(), most_subjects));
        for (const auto& [count, name] : most)
            side.subjects.push_back(*name);
    }

    SideParts& parts_;
    const SideReader::Known& known_;
    std::uint32_t function_, common_, no_name_;
    Covered names_, figures_;
};

}  // namespace

void read_names(SideParts& parts, const SideReader::Known& known) {
    NameFinder(parts, known).read();
}

}  // namespace dossier::check
