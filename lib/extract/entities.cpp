// Stage 5 of the cascade: names of persons, organizations and places, and of nationalities, events, laws and
// products. Sure rules first, then the same names throughout the document, then gazetteers and rules that
// need what is known by then, and the document once more.
//
// Slots of the rules: name (what is marked; the whole match if absent; several for lists of like things),
// head (the word that tells the subtype, by the maps {name-head}, {place-head} and {foreign-head}), core (the
// name without its suffix or head), country (whose government or embassy it is).
// Fields: type, subtype; from (kinds of gazetteer names, the best first, that tell subtype, ISO code and
// canonical name); alias = "previous" (another name of what stands right before); order = "surname-first";
// learn = "no" (says nothing of the rest of the document) or "club" (a city's name that is its club's from
// here to the end, but where it stands as a place's); joint (the word between this name and its slot
// country's, as in the full name that the gazetteer has: "Exim Bank of China" of "China's Exim Bank");
// evidence = "name" (a person by the name alone, which may be a company's) or "suffix" (a company by the
// suffix behind the slot core).
#include <dossier/extract/entities_case.h>
#include <dossier/extract/entities_countries.h>
#include <dossier/extract/entities_gazetteer.h>
#include <dossier/extract/entities_repeats.h>
#include <dossier/extract/reading.h>
#include <dossier/extract/stages.h>
#include <dossier/facts/one_line.h>

#include <array>

namespace dossier::extract {
namespace {

class EntityReader {
  public:
    explicit EntityReader(Reading& reading)
        : reading_(reading),
          repeats_(reading),
          heads_{reading.pack->list("name-head"), reading.pack->list("place-head"),
                 reading.pack->list("foreign-head")},
          articles_(reading.pack->list("article")),
          shared_(reading.pack->list("shared-country")),
          marks_(reading.fresh_marks()) {}

    void run(std::string_view stage) {
        marks_.clear();
        for (const Match& match : reading_.scan(stage)) {
            if (reading_.role(match.first) == Role::furniture) continue;
            const std::size_t before = reading_.facts.entities.size();
            for (std::size_t i = 0; i < match.rule->labels.size(); ++i)
                if (match.rule->labels[i] == "name" && match.slot(i).present() && !match.slot(i).empty())
                    take(match, match.slot(i));
            if (reading_.facts.entities.size() == before) take(match, {match.first, match.last});
            reading_.found(match, stage, [&] { return dump(before); });
        }
        apply_names(reading_, marks_);
    }

    void settle_companies() { repeats_.settle_companies(); }
    void mark_repeats() { repeats_.mark(); }
    void settle_canonical_names() { repeats_.settle_canonical_names(); }
    void settle_countries() {
        if (shares_) settle_shared_countries(reading_);
    }

  private:
    // The entities from that one on.
    std::string dump(std::size_t first) const {
        std::string out;
        for (std::size_t i = first; i < reading_.facts.entities.size(); ++i) {
            const EntityMention& found = reading_.facts.entities[i];
            out += (out.empty() ? "" : "; ") + found.type + " " + found.text;
        }
        return out;
    }

    void take(const Match& match, ItemRange name) {
        const auto entity = static_cast<std::int32_t>(reading_.facts.entities.size());
        reading_.facts.entities.push_back(mention(match, name));
        marks_.push_back({name.first, name.last, match.rule->mark, entity});
        shares_ = shares_ || reading_.is(name.first, shared_);
        learn(match, name, entity);
    }

    EntityMention mention(const Match& match, ItemRange name) const {
        auto out = reading_.mention<EntityMention>(match, name.first, name.last);
        out.type = std::string(match.rule->field("type"));
        out.subtype = std::string(match.rule->field("subtype"));
        const bool word = reading_.line[name.last - 1].last - reading_.line[name.first].first == 1;
        if (word || out.text.find('\n') == out.text.npos)
            out.canonical = out.text;
        else
            out.canonical = on_one_line(out.text);
        if (ItemRange head = match.slot("head"); head.present())
            if (auto subtype = reading_.value(head, heads_); !subtype.empty()) out.subtype = subtype;
        if (auto kinds = match.rule->field("from"); !kinds.empty()) {
            const GazetteerEntry entry = gazetteer_entry(reading_, name, kinds);
            if (!entry.subtype.empty()) out.subtype = entry.subtype;
            if (out.subtype.empty()) out.subtype = entry.kind;
            if (!entry.canonical.empty()) out.canonical = entry.canonical;
            drop_article(name, entry, out);
            if (out.type != "person" && entry.kind != "company") out.iso = entry.iso;
        }
        if (ItemRange country = match.slot("country"); country.present()) {
            out.iso = gazetteer_entry(reading_, country, "country demonym region city").iso;
            if (auto joint = match.rule->field("joint"); !joint.empty())
                name_in_full(name, joint, country, out);
        }
        return out;
    }

    // "Kenya's Central Bank" is what the gazetteer has as "Central Bank of Kenya".
    void name_in_full(ItemRange name, std::string_view joint, ItemRange country, EntityMention& out) const {
        const GazetteerEntry full = gazetteer_entry(reading_, name, joint, country, "organization");
        if (full.kind.empty()) return;
        if (!full.subtype.empty()) out.subtype = full.subtype;
        out.canonical = full.canonical;
        if (!out.canonical.empty()) return;
        for (const std::string_view part : {reading_.text(name), joint, reading_.text(country)})
            out.canonical.append(out.canonical.empty() ? "" : " ").append(part);
        out.canonical = on_one_line(out.canonical);
    }

    // "The World Bank", where the gazetteer has it so, is "World Bank"; "The Hague" stays.
    void drop_article(ItemRange name, const GazetteerEntry& entry, EntityMention& out) const {
        const Item& item = reading_.line[name.first];
        if (name.last - name.first != 1 || item.last - item.first < 2) return;
        if (entry.kind != "organization" && entry.kind != "country") return;
        const Token& first = reading_.analysis.tokens[item.first];
        const std::string_view word = reading_.analysis.text.substr(first.begin, first.length());
        if (!reading_.pack->in_list(reading_.pack->classify(word, first.shape).set, articles_)) return;
        out.span.start = reading_.span_of_tokens(item.first + 1, item.last).start;
        out.text = std::string(
            reading_.text(name).substr(reading_.analysis.tokens[item.first + 1].begin - first.begin));
        if (out.canonical.size() > out.text.size()) out.canonical = out.text;
    }

    void learn(const Match& match, ItemRange name, std::int32_t entity) {
        const ItemRange head = match.slot("head");
        if (head.present() && match.rule->field("type") == "organization") repeats_.learn_head(head, entity);
        if (match.rule->field("alias") == "previous") {
            repeats_.learn_alias(name, entity, match.rule->mark);
            return;
        }
        const std::string_view scope = match.rule->field("learn");
        if (scope == "no") return;
        if (scope == "club") {
            repeats_.learn_club(name, entity, match.rule->mark);
            return;
        }
        const std::string_view evidence = match.rule->field("evidence");
        if (evidence == "name") repeats_.learn_by_name(entity);
        if (evidence == "suffix") repeats_.learn_company(match.slot("core"), entity);
        repeats_.learn(name, match.slot("core"), entity, match.rule->field("order") == "surname-first",
                       match.rule->mark);
    }

    Reading& reading_;
    NameRepeats repeats_;
    std::array<std::uint32_t, 3> heads_;  // maps
    std::uint32_t articles_, shared_;
    bool shares_ = false;  // some name is of several countries
    std::vector<Mark>& marks_;
};

}  // namespace

void find_entities(Reading& reading) {
    reading.join_phrases("entities");
    reading.join_names();
    settle_case(reading);
    EntityReader reader(reading);
    reader.run("entities");
    reader.run("entities-aliases");
    reader.settle_companies();
    reader.mark_repeats();
    reader.run("entities-known");
    reader.run("entities-relaxed");
    reader.mark_repeats();
    reader.run("entities-rest");
    reader.settle_canonical_names();
    reader.settle_countries();
}

}  // namespace dossier::extract
