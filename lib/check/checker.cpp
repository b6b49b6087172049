#include <dossier/check/checker.h>
#include <dossier/extract/extractor.h>
#include <dossier/patterns/library_impl.h>
#include <dossier/report/alike.h>
#include <dossier/store/load.h>
#include <dossier/store/naming.h>

#include <algorithm>
#include <map>
#include <set>
#include <stdexcept>

namespace dossier::check {
namespace {

constexpr std::size_t most_documents = 60;  // looked into for one figure
constexpr std::size_t most_evidence = 5;    // kept for one figure

EntityKey key_to_ask(const std::string& key) {
    return key.starts_with("iso:") ? EntityKey{{}, key.substr(4)} : EntityKey{key, {}};
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
    struct Source {
        Side side;
        std::set<std::size_t> shingles;
    };
    std::map<std::string, Source> sources;  // by hash

    State(const KnowledgeBase& kb, std::shared_ptr<const PatternLibrary> patterns, const patterns::Pack& pack)
        : base(kb), library(std::move(patterns)), extractor(library), reader(pack), names(kb) {}

    const Source* source(const std::string& hash) {
        auto found = sources.find(hash);
        if (found == sources.end()) {
            auto stored = load_document(base, hash);
            if (!stored) return nullptr;
            Source fresh;
            fresh.side = reader.read(std::move(stored->document), std::move(stored->facts));
            fresh.shingles = shingles_of(fresh.side.document.text);
            found = sources.emplace(hash, std::move(fresh)).first;
        }
        return &found->second;
    }

    struct Ranked {
        Judgement judgement;
        Evidence evidence;
        const Source* source;
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
        if (figure.kind == FigureKind::deal) {
            const Deal& deal = side.facts.deals[static_cast<std::size_t>(figure.deal)];
            if (deal.amount) out.value += " " + deal.amount->to_string() + " " + deal.currency;
            if (!deal.date.empty()) out.value += " " + deal.date;
        }
        return out;
    }

    // The best that one document says: what supports counts before what does not.
    void judge_source(const Side& draft, const Figure& claim, const Source& source,
                      std::vector<Ranked>& out) const {
        const auto rank = [](Verdict verdict) {
            switch (verdict) {
                case Verdict::supported:
                    return 4;
                case Verdict::hedged:
                    return 3;
                case Verdict::contradicted:
                    return 2;
                case Verdict::not_comparable:
                    return 1;
                default:
                    return 0;
            }
        };
        const Figure* best = nullptr;
        Judgement judgement;
        for (const Figure& figure : source.side.figures) {
            const Judgement one = judge(draft, claim, source.side, figure);
            if (rank(one.verdict) == 0) continue;
            const bool deal_first = one.verdict == Verdict::contradicted && figure.kind == FigureKind::deal;
            const int mine = rank(one.verdict) + (deal_first ? 1 : 0), its = rank(judgement.verdict);
            if (best && (mine < its || (mine == its && one.strength <= judgement.strength))) continue;
            best = &figure;
            judgement = one;
        }
        if (best) out.push_back({judgement, evidence_of(source.side, *best, judgement), &source});
    }

    int independent(const std::vector<Ranked>& ranked, Verdict verdict) const {
        std::vector<const Source*> distinct;
        for (const Ranked& one : ranked)
            if (one.judgement.verdict == verdict &&
                std::none_of(distinct.begin(), distinct.end(), [&](const Source* other) {
                    return is_near_copy(one.source->shingles, other->shingles);
                }))
                distinct.push_back(one.source);
        return static_cast<int>(distinct.size());
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
        std::vector<EntityKey> keys;
        for (const std::string& key : draft.keys_near(claim.sentence))
            keys.push_back(key_to_ask(key));
        if (claim.deal >= 0)
            for (const Party& party : draft.facts.deals[static_cast<std::size_t>(claim.deal)].parties)
                keys.push_back(key_to_ask(key_of(party.name, party.iso)));
        std::vector<Ranked> ranked;
        for (const std::string& hash : documents_naming(base, keys, most_documents))
            if (const Source* one = source(hash)) judge_source(draft, claim, *one, ranked);
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
    const Side side = state_->reader.read(draft, state_->extractor.extract(draft), known);
    std::vector<Finding> out;
    for (const Figure& claim : side.figures)
        out.push_back(state_->check(side, claim));
    return out;
}

}  // namespace dossier::check
