#include <dossier/check/checker.h>
#include <dossier/check/likeness.h>
#include <dossier/check/yearless.h>
#include <dossier/extract/extractor.h>
#include <dossier/patterns/library_impl.h>
#include <dossier/report/alike.h>
#include <dossier/store/load.h>
#include <dossier/store/naming.h>

#include <algorithm>
#include <map>
#include <optional>
#include <stdexcept>

namespace dossier::check {
namespace {

constexpr std::size_t most_documents = 60;  // looked into for one figure
constexpr std::size_t most_by_words = 20;   // of them, found by words alone
constexpr std::size_t most_evidence = 5;    // kept for one figure
constexpr double weakest_dispute = 0.75;    // of the strength of what supports

EntityKey key_to_ask(const std::string& key) {
    return key.starts_with("iso:") ? EntityKey{{}, key.substr(4)} : EntityKey{key, {}};
}

// Its digits as they are written; empty if it has none.
std::string number_of(const Figure& figure) {
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    if (figure.kind == FigureKind::deal) return {};
    const auto first = std::find_if(figure.text.begin(), figure.text.end(), is_digit);
    return std::string(first, std::find(first, figure.text.end(), ' '));
}

bool within_sentence(const Span& span, const Sentence& sentence) {
    return span.start >= sentence.span.start && span.end <= sentence.span.end;
}

}  // namespace

std::string value_of(const Figure& figure) {
    if (figure.kind == FigureKind::date || figure.kind == FigureKind::deal) return figure.unit;
    std::string out = figure.value ? figure.value->to_string() : "?";
    if (!figure.unit.empty()) out += " " + figure.unit;
    return out;
}

struct Checker::State {
    const KnowledgeBase& base;
    std::shared_ptr<const PatternLibrary> library;
    Extractor extractor;
    SideReader reader;
    KnownNames names;
    NamingDocuments naming;
    DocumentLoader loader;
    struct Source {
        Side side;
        std::optional<std::vector<std::size_t>> shingles;  // once they were asked for
    };
    std::map<std::string, Source> sources;                      // by hash
    std::map<std::string, std::vector<std::string>> asked_for;  // hashes, by what was asked for

    State(const KnowledgeBase& kb, std::shared_ptr<const PatternLibrary> patterns, const patterns::Pack& pack)
        : base(kb),
          library(std::move(patterns)),
          extractor(library),
          reader(pack),
          names(kb),
          naming(kb),
          loader(kb) {}

    Source* source(const std::string& hash) {
        auto found = sources.find(hash);
        if (found == sources.end()) {
            auto stored = loader.load(hash);
            if (!stored) return nullptr;
            Source fresh;
            tell_days_of_any_year(extractor, stored->document, stored->facts);
            fresh.side = reader.read(std::move(stored->document), std::move(stored->facts));
            found = sources.emplace(hash, std::move(fresh)).first;
        }
        return &found->second;
    }

    struct Ranked {
        Judgement judgement;
        Evidence evidence;
        Source* source;
    };

    Evidence evidence_of(const Side& side, const Figure& figure, const Judgement& judgement) const {
        Evidence out;
        out.verdict = judgement.verdict;
        out.why = judgement.why;
        out.document = side.document.id;
        out.published = side.document.published;
        out.quote = figure.kind == FigureKind::deal ? figure.text : side.sentences[figure.sentence].text;
        out.value = value_of(figure);
        out.span = figure.span;
        const Deal* deal = side.deal(figure);
        if (figure.kind == FigureKind::deal && deal) {
            if (deal->amount) out.value += " " + deal->amount->to_string() + " " + deal->currency;
            if (!deal->date.empty()) out.value += " " + deal->date;
        }
        return out;
    }

    static const std::vector<std::size_t>& shingles(Source& source) {
        if (!source.shingles) source.shingles = sorted_shingles_of(source.side.document.text);
        return *source.shingles;
    }

    int independent(const std::vector<Ranked>& ranked, Verdict verdict) const {
        std::vector<Source*> distinct;
        for (const Ranked& one : ranked)
            if (one.judgement.verdict == verdict &&
                std::none_of(distinct.begin(), distinct.end(), [&](Source* other) {
                    return is_near_copy(shingles(*one.source), shingles(*other));
                }))
                distinct.push_back(one.source);
        return static_cast<int>(distinct.size());
    }

    static bool is_of_another_story(const Ranked& one, const std::vector<Ranked>& ranked) {
        const auto share_subject = [](const Side& a, const Side& b) {
            return std::any_of(a.subjects.begin(), a.subjects.end(), [&](const Name& mine) {
                return std::any_of(b.subjects.begin(), b.subjects.end(),
                                   [&](const Name& theirs) { return same_name(mine, theirs) == 1; });
            });
        };
        return std::any_of(ranked.begin(), ranked.end(), [&](const Ranked& other) {
            return other.judgement.verdict == Verdict::supported &&
                   !share_subject(one.source->side, other.source->side);
        });
    }

    // A document that has less in common with the claim than one that supports it speaks of something else.
    // Where nobody is named, one that has no subject in common with one that supports it does.
    static void drop_weak_contradictions(std::vector<Ranked>& ranked, bool nobody_named) {
        double strongest = 0;
        for (const Ranked& one : ranked)
            if (one.judgement.verdict == Verdict::supported)
                strongest = std::max(strongest, one.judgement.strength);
        std::erase_if(ranked, [&](const Ranked& one) {
            return one.judgement.verdict == Verdict::contradicted &&
                   (one.judgement.strength < weakest_dispute * strongest ||
                    (nobody_named && is_of_another_story(one, ranked)));
        });
    }

    // Those that name what the sentence names; and those that have its names, or without any its words.
    const std::vector<std::string>& documents_for(const Side& draft, const Figure& claim) {
        std::vector<EntityKey> keys;
        for (const std::string& key : draft.keys_near(claim.sentence))
            keys.push_back(key_to_ask(key));
        if (const Deal* deal = draft.deal(claim))
            for (const Party& party : deal->parties)
                keys.push_back(key_to_ask(key_of(party.name, party.iso)));
        const Sentence& sentence = draft.sentences[claim.sentence];
        std::vector<std::string> phrases;
        for (const Name& name : sentence.names)
            if (name.iso.empty() && !name.words.empty()) phrases.push_back(text_at(sentence, name.span));
        if (sentence.names.empty()) {
            for (const Word& word : sentence.words)
                phrases.push_back(text_at(sentence, word.span));
            phrases.push_back(number_of(claim));
        }
        for (const EntityMention& entity : draft.facts.entities)
            if (within_sentence(entity.span, sentence) && !entity.canonical.empty())
                phrases.push_back(entity.canonical);
        std::string asked;
        for (const EntityKey& key : keys)
            asked.append(key.folded).append("\t").append(key.iso).append("\n");
        for (const std::string& phrase : phrases)
            asked.append(phrase).append("\n");
        const auto [found, fresh] = asked_for.try_emplace(std::move(asked));
        std::vector<std::string>& out = found->second;
        if (!fresh) return out;
        out = naming.of(keys, most_documents);
        for (std::string& hash : documents_saying(base, phrases, most_by_words))
            if (std::find(out.begin(), out.end(), hash) == out.end()) out.push_back(std::move(hash));
        return out;
    }

    static Verdict verdict_of(const std::vector<Ranked>& ranked) {
        const auto has = [&](Verdict verdict) {
            return std::any_of(ranked.begin(), ranked.end(),
                               [&](const Ranked& r) { return r.judgement.verdict == verdict; });
        };
        if (has(Verdict::supported))
            return has(Verdict::contradicted) ? Verdict::disputed : Verdict::supported;
        for (const Verdict verdict : {Verdict::contradicted, Verdict::hedged, Verdict::not_comparable})
            if (has(verdict)) return verdict;
        return Verdict::not_found;
    }

    Finding check(const Side& draft, const Figure& claim) {
        Finding out;
        out.kind = claim.kind;
        out.span = claim.span;
        out.text = claim.text;
        out.value = value_of(claim);
        std::vector<Ranked> ranked;
        for (const std::string& hash : documents_for(draft, claim))
            if (Source* one = source(hash)) {
                Judgement judgement = judge(draft, claim, one->side);
                if (!judgement.evidence) continue;
                Evidence evidence = evidence_of(one->side, *judgement.evidence, judgement);
                ranked.push_back({std::move(judgement), std::move(evidence), one});
            }
        drop_weak_contradictions(ranked, draft.sentences[claim.sentence].names.empty());
        out.verdict = verdict_of(ranked);
        out.sources =
            independent(ranked, out.verdict == Verdict::disputed ? Verdict::contradicted : out.verdict);
        std::stable_sort(ranked.begin(), ranked.end(), [&](const Ranked& a, const Ranked& b) {
            const bool x = a.judgement.verdict == out.verdict, y = b.judgement.verdict == out.verdict;
            return x != y ? x : a.judgement.strength > b.judgement.strength;
        });
        for (const Ranked& one : ranked)
            if (out.evidence.size() < most_evidence) out.evidence.push_back(one.evidence);
        out.why = ranked.empty() ? "nothing like it is known" : ranked.front().judgement.why;
        return out;
    }
};

Checker::Checker(const KnowledgeBase& base, std::shared_ptr<const PatternLibrary> library) {
    const patterns::Pack* pack = library->impl().pack("en");
    if (!pack) throw std::invalid_argument("the pattern library knows no English");
    state_ = std::make_unique<State>(base, std::move(library), *pack);
}
Checker::~Checker() = default;

std::vector<Finding> Checker::check(const Document& draft) {
    const auto known = [&](const std::string& folded) {
        std::vector<std::string> keys;
        for (const EntityKey& entity : state_->names.entities(folded))
            keys.push_back(entity.iso.empty() ? entity.folded : "iso:" + entity.iso);
        return keys;
    };
    Facts facts = state_->extractor.extract(draft);
    tell_days_of_any_year(state_->extractor, draft, facts);
    const Side side = state_->reader.read(draft, std::move(facts), known);
    std::vector<Finding> out;
    for (const Figure& claim : side.figures) {
        Finding finding = state_->check(side, claim);
        const bool bad = finding.verdict == Verdict::contradicted || finding.verdict == Verdict::disputed;
        if (claim.guessed && !bad && (!claim.told_as_deal || finding.evidence.empty())) continue;
        out.push_back(std::move(finding));
    }
    return out;
}

}  // namespace dossier::check
